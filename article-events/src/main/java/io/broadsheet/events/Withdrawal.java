package io.broadsheet.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A withdrawn event's data: the version that is none, and no word of the article.
 *
 * @param received when intake took the withdrawal
 */
public record Withdrawal(UUID id, int version, int revision, Lane lane, Instant received)
    implements EventData {}
