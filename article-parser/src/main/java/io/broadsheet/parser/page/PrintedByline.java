package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Byline.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The byline as the page prints it.
 *
 * @param text the line
 * @param authors who is in it
 */
record PrintedByline(String text, List<Author> authors) {

  private static final int LONGEST = 160;
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "nav",
          "form",
          "figure",
          "iframe",
          "select",
          "svg");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)comment|related|recommend|teaser|sidebar|promo|most-|trending|popular|testimonial|caption|credit");
  private static final Pattern MARKED =
      Pattern.compile(
          "(?i)byline|(?:^|[-_ ]|[a-z](?=A))(?:author|autor|auteur|autore|writer|writtenby)s?(?:$|[-_ A-Z])");

  private static final String PARTS =
      "a, [itemprop=name], [class*=name], [class*=Name], h3, h4, h5, h6, strong, b, span, p";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "/(?:authors?|autor(?:en|es)?|auteurs?|people|contributors?|writers?|journalists?)/.");
  private static final int MOST_PARTS = 12;
  private static final int LONGEST_BOX = 800;
  private static final int MOST_STEPS_ABOVE = 3;

  /** The byline nearest to the headline; nothing where none is in its part of the page. */
  static @Nullable PrintedByline find(Document document, @Nullable Element headline) {
    List<Element> signs = new ArrayList<>();
    NodeTraversor.filter(new Signs(signs, headline), document.body());
    List<Element> around = headline == null ? List.of() : headline.parents();
    int above = headline == null ? 0 : signs.indexOf(headline);
    PrintedByline nearest = null;
    int closest = Integer.MAX_VALUE;
    for (int i = 0; i < signs.size(); i++) {
      int distance = distance(signs.get(i), around);
      // What stands well above the headline belongs to the site.
      boolean ofSite = i < above && distance > MOST_STEPS_ABOVE;
      boolean isHeadline = signs.get(i).equals(headline);
      PrintedByline line = distance < closest && !ofSite && !isHeadline ? read(signs.get(i)) : null;
      if (line != null) {
        nearest = line;
        closest = distance;
      }
    }
    return nearest;
  }

  /** The names in an element, or in the first of its parts that is no more than names. */
  private static @Nullable PrintedByline read(Element sign) {
    String text = Words.of(sign);
    List<Author> authors =
        text.length() <= LONGEST && !text.endsWith(".") ? Byline.authors(text) : List.of();
    if (!authors.isEmpty()) {
      return new PrintedByline(text, authors);
    }
    int parts = text.length() <= LONGEST_BOX ? MOST_PARTS : 0;
    for (Element part : sign.select(PARTS).stream().limit(parts).toList()) {
      String name = Words.of(part);
      authors = name.length() <= LONGEST ? Byline.authors(name) : List.of();
      if (!authors.isEmpty()) {
        return new PrintedByline(name, authors);
      }
    }
    return null;
  }

  /** How many steps up from the headline until both are in one element. */
  private static int distance(Element sign, List<Element> around) {
    for (int up = 0; up < around.size(); up++) {
      if (sign.parents().contains(around.get(up))) {
        return up;
      }
    }
    return around.size();
  }

  private record Signs(List<Element> found, @Nullable Element headline) implements NodeFilter {

    private static final int MOST = 60;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text
          && text.parent() != null
          && Byline.OPENING.matcher(Words.strip(text.getWholeText()) + " ").find()) {
        add(text.parent());
      }
      if (!(node instanceof Element element)) {
        return FilterResult.CONTINUE;
      }
      boolean siteFooter = element.nameIs("footer") && element.closest("article, main") == null;
      if (SKIPPED.contains(element.normalName())
          || siteFooter
          || found.size() >= MOST
          || isElsewhere(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (element.equals(headline)
          || element.attr("itemprop").contains("author")
          || element.attr("rel").equals("author")
          || element.nameIs("a") && ADDRESS.matcher(element.attr("href")).find()
          || MARKED.matcher(element.className()).find()) {
        add(element);
      }
      return FilterResult.CONTINUE;
    }

    private boolean isElsewhere(Element element) {
      return (headline == null || !headline.parents().contains(element))
          && !element.nameIs("body")
          && ELSEWHERE.matcher(element.className() + " " + element.id()).find();
    }

    private void add(Element element) {
      if (!found.contains(element)) {
        found.add(element);
      }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      return FilterResult.CONTINUE;
    }
  }
}
