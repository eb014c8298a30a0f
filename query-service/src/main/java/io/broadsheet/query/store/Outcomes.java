package io.broadsheet.query.store;

import io.broadsheet.events.Lane;
import io.broadsheet.events.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of arrivals. */
@ApplicationScoped
@Transactional
public class Outcomes {

  /**
   * One arrival's outcome.
   *
   * @param receipt its position in {@code articles.received}
   * @param backfill the receipt that its sender holds, where it came by the backfill lane
   * @param event offset of the article's current version, same partition as the receipt
   * @param stored when this outcome was stored
   */
  public record Known(
      Receipt receipt,
      @Nullable Receipt backfill,
      @Nullable UUID articleId,
      String outcome,
      @Nullable String reason,
      int version,
      int revision,
      @Nullable Long event,
      @Nullable String parser,
      @Nullable Instant received,
      Instant decided,
      Instant stored) {

    /** The receipt that its sender holds. */
    public Receipt held() {
      return backfill == null ? receipt : backfill;
    }
  }

  /** Of this arrival, in either lane. */
  public Optional<Known> of(Receipt receipt) {
    String offset = receipt.lane() == Lane.BACKFILL ? "backfillOffset" : "receiptOffset";
    return StoredOutcome.<StoredOutcome>find(
            "receiptPartition = ?1 and " + offset + " = ?2", receipt.partition(), receipt.offset())
        .firstResultOptional()
        .map(Outcomes::known);
  }

  /** Of an article's arrivals, the last decided first; a marker is nobody's. */
  public List<Known> of(UUID articleId, int limit) {
    return StoredOutcome.<StoredOutcome>find(
            "articleId = ?1 and outcome <> 'marker' order by decided desc, receiptOffset desc",
            articleId)
        .page(0, limit)
        .stream()
        .map(Outcomes::known)
        .toList();
  }

  /** The version that stood after an arrival, once it is stored and until it is withdrawn. */
  public Optional<ArticleRow> left(Known outcome) {
    UUID article = outcome.articleId();
    return article == null
        ? Optional.empty()
        : StoredEvent.versions(article).stream()
            .filter(row -> row.version() == outcome.version())
            .filter(row -> row.revision() >= outcome.revision())
            .findFirst();
  }

  private static Known known(StoredOutcome outcome) {
    return new Known(
        new Receipt(outcome.receiptPartition, outcome.receiptOffset),
        outcome.backfillOffset == null
            ? null
            : new Receipt(Lane.BACKFILL, outcome.receiptPartition, outcome.backfillOffset),
        outcome.articleId,
        outcome.outcome,
        outcome.reason,
        outcome.version,
        outcome.revision,
        outcome.event,
        outcome.parser,
        outcome.received,
        outcome.decided,
        outcome.stored);
  }
}
