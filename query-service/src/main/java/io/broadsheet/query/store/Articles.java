package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of single articles. */
@ApplicationScoped
public class Articles {

  private static final String CURRENT = Sql.of("read-article");
  private static final String VERSION = Sql.of("read-version");

  private final Reads reads;

  Articles(Reads reads) {
    this.reads = reads;
  }

  /** The article as it is now; a withdrawn one has no text. */
  public Optional<ArticleData> current(UUID id) {
    return reads.result(CURRENT, select -> select.setObject(1, id), Articles::whole);
  }

  /** A version as its latest revision reads it. */
  public Optional<ArticleData> version(UUID id, int version) {
    return reads.result(
        VERSION,
        select -> {
          select.setObject(1, id);
          select.setInt(2, version);
        },
        Articles::whole);
  }

  /** All versions and revisions, newest first. */
  @Transactional
  public List<ArticleRow> versions(UUID id) {
    return StoredEvent.versions(id);
  }

  /** The version that stood at a position, if any did and it was not withdrawn. */
  @Transactional
  public Optional<ArticleRow> standing(UUID id, Cursor at) {
    return StoredEvent.versions(id).stream()
        .filter(row -> row.offset() < at.next().get(row.partition()))
        .findFirst()
        .filter(row -> !row.withdrawn());
  }

  private static Optional<ArticleData> whole(ResultSet rows) throws SQLException {
    return rows.next()
        ? Optional.of(
            new ArticleData(
                rows.getObject("article_id", UUID.class),
                rows.getInt("version"),
                rows.getInt("revision"),
                rows.getBoolean("withdrawn"),
                rows.getBytes("data")))
        : Optional.empty();
  }
}
