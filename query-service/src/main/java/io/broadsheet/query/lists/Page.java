package io.broadsheet.query.lists;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Extent;
import io.broadsheet.query.store.Lists.Key;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: a line's key, and what the first page saw.
 *
 * @param total of all pages
 * @param at the first page's position
 */
public record Page(Key after, long total, Cursor at) {

  private static final String FORMAT = "1";
  private static final int MAX_TEXT = 30_000;

  /** The page that a token names; without one, the first. */
  public static Page of(@Nullable String token, Lists lists) {
    if (token != null) {
      Page page = parse(token);
      if (!lists.isHere(page.at)) {
        throw Problem.parameter(
            "page", "page is of a list that was read elsewhere; begin again with the first page");
      }
      return page;
    }
    Extent extent = lists.extent();
    return new Page(Key.NEWEST, extent.articles(), extent.at());
  }

  /** The page after this line. */
  public Page after(Key key) {
    return new Page(key, total, at);
  }

  static Page parse(String token) {
    try {
      if (token.length() > MAX_TEXT) {
        throw new IllegalArgumentException("longer than any token");
      }
      String[] parts = PageToken.parts(token, FORMAT, 6);
      Instant sortAt = Instant.parse(parts[1]);
      if (sortAt.isAfter(Key.NEWEST.sortAt())
          || sortAt.isBefore(Instant.parse("0001-01-01T00:00:00Z"))) {
        throw new IllegalArgumentException("no article is of that time");
      }
      Key key = new Key(sortAt, UUID.fromString(parts[2]), Integer.parseInt(parts[3]));
      long total = Long.parseLong(parts[4]);
      if (key.ordinal() < 0 || total < 0) {
        throw new IllegalArgumentException("below 0");
      }
      return new Page(key, total, Cursor.parse(parts[5]));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw PageToken.unknown();
    }
  }

  /** The token: opaque to callers. */
  @Override
  public String toString() {
    return PageToken.of(
        FORMAT,
        after.sortAt().toString(),
        after.articleId().toString(),
        Integer.toString(after.ordinal()),
        Long.toString(total),
        at.toString());
  }
}
