package io.broadsheet.query.store;

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
   * @param event offset of the article's current version, same partition as the receipt
   * @param stored when this outcome was stored
   */
  public record Known(
      Receipt receipt,
      @Nullable UUID articleId,
      String outcome,
      @Nullable String reason,
      int version,
      int revision,
      @Nullable Long event,
      @Nullable String parser,
      @Nullable Instant received,
      Instant decided,
      Instant stored) {}

  /** Of this arrival. */
  public Optional<Known> of(Receipt receipt) {
    return StoredOutcome.<StoredOutcome>findByIdOptional(
            new StoredOutcome.Arrival(receipt.partition(), receipt.offset()))
        .map(Outcomes::known);
  }

  /** Of an article's arrivals, the last decided first. */
  public List<Known> of(UUID articleId, int limit) {
    return StoredOutcome.<StoredOutcome>find(
            "articleId = ?1 order by decided desc, receiptOffset desc", articleId)
        .page(0, limit)
        .stream()
        .map(Outcomes::known)
        .toList();
  }

  /** Whether the version that an arrival made can be read. */
  public boolean isFindable(Known outcome) {
    return outcome.articleId() != null
        && StoredEvent.count(
                "articleId = ?1 and version = ?2 and revision >= ?3",
                outcome.articleId(),
                outcome.version(),
                outcome.revision())
            > 0;
  }

  private static Known known(StoredOutcome outcome) {
    return new Known(
        new Receipt(outcome.receiptPartition, outcome.receiptOffset),
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
