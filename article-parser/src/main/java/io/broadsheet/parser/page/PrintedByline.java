package io.broadsheet.parser.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The byline as the page prints it. */
final class PrintedByline {

  private static final String MARKED =
      "[class*=byline], [itemprop=author], [class~=(?i)(?:^|[-_ ])(?:by|author|autor|auteur|autore|writer)(?:$|[-_ ])], [rel=author]";
  private static final int LONGEST = 120;

  private PrintedByline() {}

  static @Nullable String find(Document document) {
    for (Element element : document.select(MARKED).stream().limit(8).toList()) {
      String text = Words.of(element);
      boolean box =
          element.parents().stream().limit(3).anyMatch(p -> p.className().contains("author-box"));
      if (!box
          && text.length() <= LONGEST
          && !text.endsWith(".")
          && !Byline.authors(text).isEmpty()) {
        return text;
      }
    }
    return null;
  }
}
