package io.broadsheet.query.store;

import io.broadsheet.events.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of single articles. */
@ApplicationScoped
@Transactional
public class Articles {

  /** The article as it is now; a withdrawn one has no text. */
  public Optional<ArticleData> current(UUID id) {
    return StoredEvent.current(id).map(Articles::whole);
  }

  /** A version as its latest revision reads it. */
  public Optional<ArticleData> version(UUID id, int version) {
    return StoredEvent.version(id, version).map(Articles::whole);
  }

  /** All versions and revisions, newest first. */
  public List<ArticleRow> versions(UUID id) {
    return StoredEvent.versions(id);
  }

  /** The version that stood at a position, if any did and it was not withdrawn. */
  public Optional<ArticleRow> standing(UUID id, Cursor at) {
    return StoredEvent.versions(id).stream()
        .filter(row -> row.offset() < at.next().get(row.partition()))
        .findFirst()
        .filter(row -> !row.withdrawn());
  }

  private static ArticleData whole(StoredEvent event) {
    return new ArticleData(
        event.articleId, event.version, event.revision, event.withdrawn, event.data);
  }
}
