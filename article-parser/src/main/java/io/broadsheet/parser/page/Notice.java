package io.broadsheet.parser.page;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** "© 2024 Daily Bridge. All rights reserved.": a page's last line of the kind. */
final class Notice {

  private static final int LONGEST = 200;
  private static final Pattern OPENING =
      Pattern.compile("^\\W*(?:©|\\(c\\)|copyright\\b)", Pattern.CASE_INSENSITIVE);
  // Without either it may be a picture's.
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?:19|20)\\d\\d|rights reserved|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti|alle rechten",
          Pattern.CASE_INSENSITIVE);

  private Notice() {}

  /** Whether a text opens one. */
  static boolean opens(TextNode text) {
    String words = text.getWholeText();
    return (words.indexOf('©') >= 0 || words.indexOf("opyright") >= 0 || words.indexOf("(c)") >= 0)
        && OPENING.matcher(words).find();
  }

  /** The block that the last such text stands in, where it is short. */
  static @Nullable String printed(Tags tags) {
    TextNode opening = tags.notice();
    Element at = opening == null ? null : opening.parent();
    while (at != null && !at.isBlock()) {
      at = at.parent();
    }
    if (opening == null || at == null) {
      return null;
    }
    String block = Words.of(at);
    String line = block.length() <= LONGEST ? block : Words.strip(opening.getWholeText());
    return line.length() <= LONGEST && WHOLE.matcher(line).find() ? line : null;
  }
}
