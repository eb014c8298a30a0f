package io.broadsheet.query.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of an article without its text.
 *
 * @param partition of the event
 * @param offset of the event
 * @param type of the event, as CloudEvents has it
 * @param sortAt the earlier of published and received
 * @param time when the parse stage decided
 */
public record ArticleRow(
    int partition,
    long offset,
    UUID articleId,
    int version,
    int revision,
    String type,
    boolean withdrawn,
    @Nullable String title,
    @Nullable Instant received,
    Instant sortAt,
    Instant time,
    @Nullable String receipt) {}
