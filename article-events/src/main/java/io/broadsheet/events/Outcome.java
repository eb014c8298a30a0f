package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code articles.outcomes}: what became of one arrival, and where its article stands
 * since. The latest of an article is the parse stage's snapshot of it.
 *
 * @param id the article; absent for a marker without a key
 * @param receipt the arrival, where it stands in {@code articles.received}
 * @param backfill the receipt that its sender holds, where it came by the backfill lane
 * @param reason why it was refused or failed, for people
 * @param version of the article after this arrival; 0 while it has none
 * @param revision of the article after this arrival
 * @param event offset in {@code articles.events}, same partition as the receipt, of the article's
 *     current version
 * @param contentHash SHA-256 of title, byline and text of the current version
 * @param originalHash SHA-256 of the original that made or matched the current version
 * @param origin receipt of that original
 * @param parser version of the parser that read the current version, or read it again to the same
 * @param completeness of the current version
 * @param observed when the current version was observed
 * @param received when intake took this arrival
 * @param decided when the parse stage wrote this
 */
public record Outcome(
    @Nullable UUID id,
    Receipt receipt,
    @Nullable Receipt backfill,
    Kind outcome,
    @Nullable String reason,
    int version,
    int revision,
    @Nullable Long event,
    @Nullable String contentHash,
    @Nullable String originalHash,
    @Nullable Receipt origin,
    @Nullable String parser,
    Body.@Nullable Completeness completeness,
    @Nullable Instant observed,
    @Nullable Instant received,
    Instant decided) {

  /** What can become of an arrival. */
  public enum Kind {
    @JsonProperty("published")
    PUBLISHED,
    @JsonProperty("updated")
    UPDATED,
    @JsonProperty("unchanged")
    UNCHANGED,
    @JsonProperty("reparsed")
    REPARSED,
    @JsonProperty("withdrawn")
    WITHDRAWN,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("marker")
    MARKER;

    /** Whether this outcome put an event on {@code articles.events}. */
    public boolean madeEvent() {
      return this == PUBLISHED || this == UPDATED || this == REPARSED || this == WITHDRAWN;
    }
  }
}
