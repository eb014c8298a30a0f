package io.broadsheet.query.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A version of an article, where it stands in the log. Written by {@link EventWriter} alone. */
@Entity
@Immutable
@Table(name = "event")
@IdClass(StoredEvent.At.class)
class StoredEvent extends PanacheEntityBase {

  /** Where an event stands. */
  record At(int partition, long offset) {}

  @Id
  @Column(name = "partition")
  int partition;

  @Id
  @Column(name = "\"offset\"")
  long offset;

  @Nullable Long superseded;

  @Column(name = "article_id")
  UUID articleId;

  @Column int version;
  @Column int revision;
  @Column String type;
  @Column boolean withdrawn;
  @Nullable String lane;
  @Nullable String receipt;
  @Column Instant time;

  @Column(name = "sort_at")
  Instant sortAt;

  @Nullable String url;
  @Nullable String source;
  @Nullable String domain;
  @Nullable String title;
  @Nullable String language;
  @Nullable String published;
  @Nullable Instant received;
  @Column int size;

  @Column(columnDefinition = "json")
  @JdbcTypeCode(SqlTypes.JSON)
  String attributes;

  @Column(columnDefinition = "json")
  @JdbcTypeCode(SqlTypes.JSON)
  String data;

  static List<ArticleRow> versions(UUID articleId) {
    return find("articleId = ?1 order by version desc, revision desc", articleId)
        .project(ArticleRow.class)
        .list();
  }
}
