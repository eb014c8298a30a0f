package io.broadsheet.query.lists;

import io.broadsheet.fences.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The token of a page, opaque to callers: its format's name and what the list goes on from. */
public final class PageToken {

  private static final String SEPARATOR = "~";

  private PageToken() {}

  /** Of these parts, none of which has a tilde. */
  public static String of(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The parts of a token, the format first.
   *
   * @throws IllegalArgumentException when it is none of that format and of so many parts
   */
  public static String[] parts(String token, String format, int count) {
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String[] parts = text.split(SEPARATOR, -1);
    if (parts.length != count || !parts[0].equals(format)) {
      throw new IllegalArgumentException("an unknown format");
    }
    return parts;
  }

  /** 400: no token of this list. */
  public static Problem unknown() {
    return Problem.parameter(
        "page", "page is no page of this list; take the link rel=\"next\" of an answer as it is");
  }
}
