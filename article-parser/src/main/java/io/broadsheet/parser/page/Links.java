package io.broadsheet.parser.page;

import io.broadsheet.events.Article.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/** The addresses that the text links to, each once, without places in itself. */
final class Links {

  private static final int MOST = 200;

  private Links() {}

  static List<Link> of(Element container, Boilerplate boilerplate) {
    Map<String, Link> links = new LinkedHashMap<>();
    NodeTraversor.filter(
        (node, depth) -> {
          if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
          }
          if (boilerplate.holds(element) || links.size() >= MOST) {
            return FilterResult.SKIP_ENTIRELY;
          }
          if (element.nameIs("a") && element.hasAttr("href")) {
            String url = Tags.address(element, "href");
            boolean away = !withoutFragment(url).equals(withoutFragment(element.baseUri()));
            if (away && url.startsWith("http") && url.length() <= 2_000) {
              String words = Words.of(element);
              links.putIfAbsent(url, new Link(url, words.isEmpty() ? null : words));
            }
          }
          return FilterResult.CONTINUE;
        },
        container);
    return List.copyOf(links.values());
  }

  private static String withoutFragment(String url) {
    int fragment = url.indexOf('#');
    return fragment < 0 ? url : url.substring(0, fragment);
  }
}
