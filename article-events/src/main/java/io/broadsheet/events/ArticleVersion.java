package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event's data: one version of an article, whole.
 *
 * @param version from 1, rises by one when title, byline or text changed
 * @param revision from 0 within a version, rises when only the parser got better
 * @param received absent in a dry run
 * @param truncated what was cut to keep the event under its bound
 * @param changes against {@code previousVersion} in updated events, against the revision before in
 *     reparsed ones
 */
public record ArticleVersion(
    UUID id,
    int version,
    int revision,
    @Nullable Integer previousVersion,
    Lane lane,
    @Nullable Instant observed,
    @Nullable Instant received,
    @Nullable Truncation truncated,
    @Nullable Changes changes,
    @JsonUnwrapped Article article)
    implements EventData {}
