package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Reads a container's text as blocks in reading order, in one pass. */
final class Blocks implements NodeFilter {

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> TEXT_TAGS =
      Set.of(
          "p",
          "pre",
          "li",
          "blockquote",
          "td",
          "th",
          "dd",
          "dt",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6");
  private static final Set<Role> MAY_CITE = Set.of(Role.BODY, Role.HEADING, Role.TABLE);
  private static final int FEWEST_WORDS = 8;
  private static final int SENTENCE = 80;

  private final String site;
  private final Boilerplate boilerplate;
  private final List<Block> blocks = new ArrayList<>();
  // Links to elsewhere, which are of the text where it goes on after them.
  private final List<Block> sources = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private int linked;
  private int linkedAway;
  private int links;
  private int linksAway;
  private int quotes;
  private int lists;
  private int rows;
  private int breaks;
  private int headings;
  private int textTags;

  private Blocks(String site, Boilerplate boilerplate) {
    this.site = site;
    this.boilerplate = boilerplate;
  }

  static List<Block> of(Element container, Boilerplate boilerplate) {
    Blocks blocks = new Blocks(Site.label(container.baseUri()), boilerplate);
    NodeTraversor.filter(blocks, container);
    blocks.flush();
    return blocks.blocks;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      int before = text.length();
      Words.append(text, words.getWholeText());
      linked += links > 0 ? text.length() - before : 0;
      linkedAway += linksAway > 0 ? text.length() - before : 0;
      breaks = words.isBlank() ? breaks : 0;
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    // Before the text it is the page's headline, in the text one of its headings.
    boolean headline = element.nameIs("h1") && blocks.isEmpty();
    if (headline || boilerplate.holds(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (element.nameIs("br")) {
      breaks++;
      if (breaks > 1 && rows == 0) {
        flush();
      } else {
        Words.append(text, " ");
      }
      return FilterResult.CONTINUE;
    }
    if (isCell(element) && rows > 0) {
      text.append(text.length() > 0 ? "\t" : "");
    } else if ((ParagraphWords.isBlock(element) || isCell(element)) && !opensCell()) {
      flush();
    }
    count(element, 1);
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (ParagraphWords.isBlock(element)
          && !element.nameIs("br")
          && !(rows > 0 && !element.nameIs("tr"))) {
        flush();
      }
      count(element, -1);
    }
    return FilterResult.CONTINUE;
  }

  private void count(Element element, int by) {
    switch (element.normalName()) {
      case "a" -> {
        links += by;
        linksAway += leadsAway(element) ? by : 0;
      }
      case "blockquote" -> quotes += by;
      case "li" -> lists += by;
      case "tr" -> rows += by;
      default -> {}
    }
    headings += HEADINGS.contains(element.normalName()) ? by : 0;
    textTags += TEXT_TAGS.contains(element.normalName()) ? by : 0;
  }

  /** A line that is one link leads to another story of the same site, or to a source elsewhere. */
  private boolean leadsAway(Element link) {
    String address = link.attr("href");
    return address.startsWith("http") && !Site.label(address).equals(site);
  }

  /** Whether the text stands at the beginning of a cell after a short one: they are one line. */
  private boolean opensCell() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return rows > 0 && end > 0 && end < SENTENCE && text.charAt(end - 1) == '\t';
  }

  private static boolean isCell(Element element) {
    return element.nameIs("td") || element.nameIs("th");
  }

  private void flush() {
    String block = Words.strip(text.toString());
    int length = text.length();
    int words = Words.count(block);
    boolean mostlyLinks = linked * 3 > length * 2 && length - linked < SENTENCE;
    boolean prose = textTags > 0 || rows > 0 || words >= FEWEST_WORDS || endsSentence(block);
    Role role = role();
    if (words > 0 && prose && mostlyLinks && linkedAway == linked && MAY_CITE.contains(role)) {
      sources.add(new Block(block, role));
    } else if (words > 0 && prose && !mostlyLinks) {
      blocks.addAll(sources);
      sources.clear();
      blocks.add(new Block(block, role));
    }
    text.setLength(0);
    linked = 0;
    linkedAway = 0;
    breaks = 0;
  }

  static boolean endsSentence(String block) {
    return !block.isEmpty() && ".!?。！？”\"".indexOf(block.charAt(block.length() - 1)) >= 0;
  }

  private Role role() {
    if (rows > 0) {
      return Role.TABLE;
    }
    if (headings > 0) {
      return Role.HEADING;
    }
    if (lists > 0) {
      return Role.LIST;
    }
    return quotes > 0 ? Role.QUOTE : Role.BODY;
  }
}
