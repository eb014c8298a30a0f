package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Body;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Metadata;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.TreeMap;

/** An article for people: its text with entities, quotes and figures marked, then the facts. */
final class MarkedArticle {

  private final Terminal terminal;
  private final Article article;
  private final TreeMap<Integer, String> marks = new TreeMap<>();

  MarkedArticle(Terminal terminal, Article article) {
    this.terminal = terminal;
    this.article = article;
    // From the inside out: what holds another is marked around it.
    article.facts().figures().forEach(figure -> mark(figure.evidence(), FIGURE));
    article.facts().entities().forEach(entity -> entity.mentions().forEach(m -> mark(m, ENTITY)));
    article.facts().quotes().forEach(quote -> mark(quote.evidence(), QUOTE));
  }

  /** What stands before and after a span, on paper and on a terminal. */
  private record Mark(String open, String close, int on, int off) {}

  private static final Mark QUOTE = new Mark("«", "»", 4, 24);
  private static final Mark ENTITY = new Mark("[", "]", 36, 39);
  private static final Mark FIGURE = new Mark("{", "}", 33, 39);

  private String open(Mark mark) {
    return terminal.colour() ? "\u001b[" + mark.on + "m" : mark.open;
  }

  private String close(Mark mark) {
    return terminal.colour() ? "\u001b[" + mark.off + "m" : mark.close;
  }

  /** At one place, what ends comes before what begins. */
  private void mark(Evidence span, Mark mark) {
    marks.merge(2 * span.end(), close(mark), String::concat);
    marks.merge(2 * span.start() + 1, open(mark), (inner, outer) -> outer + inner);
  }

  private String text() {
    ArticleText text = new ArticleText(article.body().text());
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (var mark : marks.entrySet()) {
      out.append(clean(text.between(from, mark.getKey() / 2))).append(mark.getValue());
      from = mark.getKey() / 2;
    }
    return out.append(clean(text.between(from, text.length()))).toString().replace("\n", "\n\n");
  }

  /** Nothing that an article says moves the cursor. */
  private static String clean(String words) {
    return words.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
  }

  void print() {
    Metadata metadata = article.metadata();
    Body body = article.body();
    if (metadata.title() != null) {
      terminal.print(terminal.paint(Colour.BOLD, clean(metadata.title())));
    }
    String line =
        FactTables.joined(
            " | ",
            metadata.source().name(),
            metadata.byline() == null ? null : metadata.byline().raw(),
            metadata.published() == null ? null : metadata.published().value(),
            metadata.dateline(),
            metadata.language(),
            body.completeness() == Body.Completeness.FULL
                ? null
                : EventJson.wire(body.completeness()) + ": " + body.completenessReason());
    terminal.print(terminal.paint(Colour.DIM, clean(line)) + "\n\n" + text());
    terminal.print(
        "\n%sentity%s %squote%s %sfigure%s"
            .formatted(
                open(ENTITY),
                close(ENTITY),
                open(QUOTE),
                close(QUOTE),
                open(FIGURE),
                close(FIGURE)));
    JsonNode facts = EventJson.mapper().valueToTree(article);
    FactTables tables = new FactTables(terminal);
    tables.quotes("Who said what", facts.path("quotes"));
    tables.figures("Figures", facts.path("figures"));
    tables.entities("Entities", facts.path("entities"));
  }
}
