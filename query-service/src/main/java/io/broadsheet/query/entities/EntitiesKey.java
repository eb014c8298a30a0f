package io.broadsheet.query.entities;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Entities.Key;
import io.broadsheet.query.store.Entities.Known;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token of a page of entities: the last line before it. */
final class EntitiesKey {

  private static final String FORMAT = "e1";
  private static final String SEPARATOR = "~";

  private EntitiesKey() {}

  /** Where the page begins that a token names; without one, the first. */
  static Key of(@Nullable String token) {
    if (token == null) {
      return Key.MOST;
    }
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      String[] parts = new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1);
      if (parts.length == 3 && parts[0].equals(FORMAT)) {
        return new Key(Integer.parseInt(parts[1]), UUID.fromString(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same answer.
    }
    throw Problem.parameter(
        "page", "page is no page of this list; take the link rel=\"next\" of an answer as it is");
  }

  static String token(Known last) {
    String text = String.join(SEPARATOR, FORMAT, "" + last.articles(), last.id().toString());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
