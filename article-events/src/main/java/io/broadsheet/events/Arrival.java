package io.broadsheet.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code articles.received}: an original and what came with it.
 *
 * @param id the article's id, by {@link Identity}
 * @param observed when the sender saw the article in this state
 * @param received when intake took it
 * @param restore lifts an earlier withdrawal
 * @param traceparent W3C Trace Context of the request that handed it in
 */
public record Arrival(
    UUID id,
    Original original,
    Lane lane,
    Instant observed,
    Instant received,
    boolean restore,
    @Nullable String traceparent) {}
