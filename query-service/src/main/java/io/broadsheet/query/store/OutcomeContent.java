package io.broadsheet.query.store;

import io.broadsheet.events.Receipt;
import io.broadsheet.query.store.LogRecord.Content;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An outcome's row: {@link io.broadsheet.events.Outcome}, tolerant of kinds unknown here. */
record OutcomeContent(
    Receipt receipt,
    @Nullable Receipt backfill,
    @Nullable UUID articleId,
    String outcome,
    @Nullable String reason,
    int version,
    int revision,
    @Nullable Long event,
    @Nullable String contentHash,
    @Nullable String parser,
    @Nullable Instant received,
    Instant decided)
    implements Content {}
