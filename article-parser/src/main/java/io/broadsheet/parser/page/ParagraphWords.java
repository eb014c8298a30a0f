package io.broadsheet.parser.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** How many words of running text, outside links, each element holds: counted in one pass. */
final class ParagraphWords {

  private static final Set<String> PARAGRAPHS = Set.of("p", "pre", "blockquote", "li", "dd");
  private static final int RUNNING_TEXT = 70;

  private final Map<Element, Integer> words = new IdentityHashMap<>();

  private ParagraphWords() {}

  static ParagraphWords of(Element root, Set<Element> dropped) {
    ParagraphWords counted = new ParagraphWords();
    NodeTraversor.filter(counted.new Counter(dropped), root);
    return counted;
  }

  int in(Element element) {
    return words.getOrDefault(element, 0);
  }

  private static final class Open {
    final StringBuilder own;
    int inner;

    Open(StringBuilder own) {
      this.own = own;
    }
  }

  private final class Counter implements NodeFilter {
    private final Set<Element> dropped;
    private final Deque<Open> open = new ArrayDeque<>();
    private int links;

    Counter(Set<Element> dropped) {
      this.dropped = dropped;
      open.push(new Open(new StringBuilder()));
    }

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text && links == 0) {
        Words.append(open.element().own, text.getWholeText());
      } else if (node instanceof Element element) {
        if (dropped.contains(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        links += element.nameIs("a") ? 1 : 0;
        // What stands in line belongs to the text of the block around it.
        open.push(new Open(isBlock(element) ? new StringBuilder() : open.element().own));
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        links -= element.nameIs("a") ? 1 : 0;
        Open closed = open.pop();
        int sum = closed.inner;
        if (isBlock(element)) {
          boolean running =
              PARAGRAPHS.contains(element.normalName()) || closed.own.length() >= RUNNING_TEXT;
          sum += running ? Words.count(closed.own) : 0;
        }
        if (sum > 0) {
          words.put(element, sum);
          open.element().inner += sum;
        }
      }
      return FilterResult.CONTINUE;
    }
  }

  /** Elements with names of their own ("story-body") are blocks to those who made them. */
  static boolean isBlock(Element element) {
    return element.isBlock() || isCustom(element);
  }

  /** Whether an element is none of HTML's but of the page's own making. */
  static boolean isCustom(Element element) {
    return element.normalName().indexOf('-') > 0;
  }
}
