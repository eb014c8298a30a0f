package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.parser.page.Page.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An HTML page: metadata from its head and its data, text from its one container of text. */
public final class HtmlPage {

  /** A reference to U+0000, which no store holds, and a soft hyphen, which splits words. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "&#(?:0+(?!\\d)|[xX]0+(?![\\da-fA-F])|173(?!\\d)|[xX]0*[aA][dD](?![\\da-fA-F]));?|&shy;|\u00ad");

  private HtmlPage() {}

  /** Reads a page; the address resolves its links. */
  public static Page read(String html, @Nullable String url, @Nullable String givenTitle) {
    Document document = Jsoup.parse(withoutNothing(html), url == null ? "" : url);
    DeepMarkup.flatten(document);
    Tags tags = new Tags(document);
    JsonLd data = JsonLd.of(tags);
    Head head = new Head(document, tags, data);
    String title = givenTitle == null || givenTitle.isBlank() ? head.title() : givenTitle;
    Vicinity vicinity = new Vicinity(Headline.element(tags, title));
    Dates dates = head.dates(vicinity);
    PrintedByline printed = PrintedByline.find(document, vicinity);
    List<Author> authors = head.authors(printed);
    Pictures pictures = Pictures.of(tags);
    Boilerplate boilerplate = Boilerplate.of(document, tags, pictures);
    Element container = Container.find(document, tags, boilerplate, title);
    List<String> lead = Standfirst.find(document, tags, data, title, container, boilerplate);
    List<Block> blocks = new ArrayList<>(Blocks.of(container, boilerplate));
    Furniture.trim(blocks, title, printed == null ? null : printed.text(), lead);
    List<Block> witness = Witness.blocks(data);
    if (!witness.isEmpty() && Witness.words(blocks) * 2 < Witness.words(witness)) {
      blocks.clear();
      blocks.addAll(witness);
    }
    Dateline dateline = blocks.isEmpty() ? null : Dateline.of(blocks.get(0).text());
    if (dateline != null) {
      blocks.set(0, new Block(dateline.rest(), blocks.get(0).role()));
    }
    String byline = printed == null ? Byline.line(authors) : printed.text();
    Extent extent = Extent.of(document, tags, head, container, boilerplate, blocks);
    // What a paywall leaves is too short to hold its own summary as well.
    if (!blocks.isEmpty() && extent.completeness() != Completeness.PAYWALLED) {
      blocks.addAll(0, lead.stream().map(text -> new Block(text, Role.STANDFIRST)).toList());
    }
    Credit credit =
        Credit.of(
            dateline == null || dateline.wire() == null ? Byline.agency(authors) : dateline.wire(),
            byline,
            blocks.stream().map(Block::text).toList());
    return new Page(
        title,
        lead.isEmpty() ? null : lead.get(0),
        head.section(),
        byline,
        authors,
        dateline == null ? null : dateline.text(),
        credit == null ? null : credit.name(),
        dates.published(),
        dates.modified(),
        head.canonical(),
        head.site(),
        head.language(),
        extent.completeness(),
        extent.reason(),
        blocks,
        Links.of(container, boilerplate),
        pictures.of(container, boilerplate, head),
        head.rights());
  }

  /** Pages are full of references: to find where one begins is quicker than to match anywhere. */
  private static String withoutNothing(String html) {
    return html.indexOf('&') < 0 && html.indexOf('\u00ad') < 0
        ? html
        : NOTHING.matcher(html).replaceAll("");
  }
}
