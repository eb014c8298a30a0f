package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * Bounds how deep a page's elements lie in each other, and with it what each question about an
 * element's surroundings costs. No page that people read comes near the bound.
 */
final class DeepMarkup {

  private static final int DEEPEST = 400;

  private DeepMarkup() {}

  /** What lies deeper becomes paragraphs of plain text, as its blocks divide it. */
  static void flatten(Document document) {
    List<Element> deepest = new ArrayList<>();
    NodeTraversor.filter(
        (node, depth) -> {
          if (depth == DEEPEST && node instanceof Element element) {
            deepest.add(element);
          }
          return depth == DEEPEST ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
        },
        document);
    deepest.stream().filter(element -> element.childrenSize() > 0).forEach(DeepMarkup::toLines);
  }

  private static void toLines(Element element) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    element.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text) {
            Words.append(line, text.getWholeText());
          } else if (node instanceof Element inner && inner.isBlock() && line.length() > 0) {
            lines.add(line.toString());
            line.setLength(0);
          }
        });
    element.empty();
    lines.add(line.toString());
    lines.forEach(text -> element.appendElement("p").text(text));
  }
}
