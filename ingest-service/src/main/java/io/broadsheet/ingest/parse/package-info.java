/**
 * The parse stage. Comes in: {@code articles.received}. Goes out: {@code articles.events}, the one
 * write that decides, and {@code articles.outcomes}. Always holds: each arrival gets exactly one
 * outcome, in the order of its article's arrivals, whatever dies in between; and an article's state
 * is its last event, so there is no second write that could disagree with it.
 *
 * <p>Start reading at {@link io.broadsheet.ingest.parse.Handling}, then {@link
 * io.broadsheet.ingest.parse.Membership}.
 */
@NullMarked
package io.broadsheet.ingest.parse;

import org.jspecify.annotations.NullMarked;
