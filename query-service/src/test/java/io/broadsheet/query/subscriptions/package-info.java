/** Tests of webhooks, to targets on this machine alone. */
@NullMarked
package io.broadsheet.query.subscriptions;

import org.jspecify.annotations.NullMarked;
