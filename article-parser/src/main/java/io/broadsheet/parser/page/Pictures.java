package io.broadsheet.parser.page;

import io.broadsheet.events.Article.Image;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The article's pictures with their captions, which stay out of the text. */
final class Pictures {

  private static final int MOST = 30;

  private Pictures() {}

  static List<Image> of(Tags tags, Head head) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (Element figure : tags.named("figure")) {
      if (!isInArticle(figure)) {
        continue;
      }
      Element picture = figure.selectFirst("img[src], img[data-src]");
      Element caption = figure.selectFirst("figcaption");
      if (picture != null && images.size() < MOST) {
        String url = picture.hasAttr("src") ? picture.absUrl("src") : picture.absUrl("data-src");
        String words = caption == null ? "" : Words.of(caption);
        if (url.startsWith("http")) {
          images.putIfAbsent(url, new Image(url, words.isEmpty() ? null : words));
        }
      }
    }
    for (String url : head.images()) {
      if (url.startsWith("http") && images.size() < MOST) {
        images.putIfAbsent(url, new Image(url, null));
      }
    }
    return List.copyOf(images.values());
  }

  private static boolean isInArticle(Element figure) {
    Element parent = figure.parent();
    return parent != null && parent.closest("article, main, [itemprop=articleBody]") != null;
  }
}
