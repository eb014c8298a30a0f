/**
 * Stored events to webhooks. Comes in: subscriptions, each with a cursor and a query or none. Goes
 * out: each event after the cursor that the query finds, posted and signed by Standard Webhooks.
 * Always holds: at least once, in order within an article, whatever dies; a text that is withdrawn
 * is nowhere to be sent from; one target's slowness is its own.
 */
@NullMarked
package io.broadsheet.query.subscriptions;

import org.jspecify.annotations.NullMarked;
