package io.broadsheet.parser.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The sentence or two between headline and text that sum it up. */
final class Standfirst {

  private static final String MARKED =
      "[class*=standfirst], [class*=vorspann], [class~=(?i)(?:^|[-_ ])(?:dek|deck|subtitle|subheadline|subhead|chapo|chapeau|entradilla|sottotitolo|ingress)(?:$|[-_ ])], [itemprop=alternativeHeadline]";

  private Standfirst() {}

  static @Nullable String find(Document document, @Nullable String title) {
    for (Element element : document.select(MARKED).stream().limit(5).toList()) {
      String text = Words.of(element);
      int words = Words.count(text);
      if (words >= 6 && words <= 100 && !text.equalsIgnoreCase(title == null ? "" : title)) {
        return text;
      }
    }
    return null;
  }
}
