package io.broadsheet.query.entities;

import io.broadsheet.query.lists.PageToken;
import io.broadsheet.query.store.Entities.Key;
import io.broadsheet.query.store.Entities.Known;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token of a page of entities: the last line before it. */
final class EntitiesKey {

  private static final String FORMAT = "e1";

  private EntitiesKey() {}

  /** Where the page begins that a token names; without one, the first. */
  static Key of(@Nullable String token) {
    if (token == null) {
      return Key.MOST;
    }
    try {
      String[] parts = PageToken.parts(token, FORMAT, 3);
      int articles = Integer.parseInt(parts[1]);
      if (articles < 0) {
        throw new IllegalArgumentException("below 0");
      }
      return new Key(articles, UUID.fromString(parts[2]));
    } catch (IllegalArgumentException e) {
      throw PageToken.unknown();
    }
  }

  static String token(Known last) {
    return PageToken.of(FORMAT, "" + last.articles(), last.id().toString());
  }
}
