package io.broadsheet.query.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What became of an arrival. Written by {@link BatchWriter} alone. */
@Entity
@Immutable
@Table(name = "outcome")
@IdClass(StoredOutcome.Arrival.class)
class StoredOutcome extends PanacheEntityBase {

  /** An arrival's position in {@code articles.received}. */
  record Arrival(int receiptPartition, long receiptOffset) {}

  @Id
  @Column(name = "receipt_partition")
  int receiptPartition;

  @Id
  @Column(name = "receipt_offset")
  long receiptOffset;

  @Column(name = "backfill_offset")
  @Nullable Long backfillOffset;

  @Column(name = "article_id")
  @Nullable UUID articleId;

  @Column String outcome;
  @Nullable String reason;
  @Column int version;
  @Column int revision;
  @Nullable Long event;

  @Column(name = "content_hash")
  @Nullable String contentHash;

  @Nullable String parser;
  @Nullable Instant received;
  @Column Instant decided;
  @Column Instant stored;
}
