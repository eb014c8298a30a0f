package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Metadata;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** An article for people: its text with entities, quotes and figures marked, then the facts. */
final class MarkedArticle {

  private final Terminal terminal;

  MarkedArticle(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The later wins where spans overlap: a figure in a quote is seen as a figure. */
  private enum Mark {
    QUOTE(Colour.GREEN, "«", "»"),
    ENTITY(Colour.CYAN, "[", "]"),
    FIGURE(Colour.YELLOW, "{", "}");

    private final Colour colour;
    private final String open;
    private final String close;

    Mark(Colour colour, String open, String close) {
      this.colour = colour;
      this.open = open;
      this.close = close;
    }
  }

  private record Marked(Mark mark, int start, int end) {
    Marked(Mark mark, Evidence span) {
      this(mark, span.start(), span.end());
    }
  }

  void print(Article article) {
    Metadata metadata = article.metadata();
    if (metadata.title() != null) {
      terminal.print(terminal.paint(Colour.BOLD, metadata.title()));
    }
    terminal.print(
        terminal.paint(
            Colour.DIM,
            FactTables.joined(
                " | ",
                metadata.source().name(),
                metadata.byline() == null ? null : metadata.byline().raw(),
                metadata.published() == null ? null : metadata.published().value(),
                metadata.dateline(),
                metadata.language())));
    terminal.print("\n" + text(article).replace("\n", "\n\n"));
    terminal.print(
        "\n%s %s %s"
            .formatted(
                legend(Mark.ENTITY, "entity"),
                legend(Mark.QUOTE, "quote"),
                legend(Mark.FIGURE, "figure")));
    JsonNode facts = EventJson.mapper().valueToTree(article);
    FactTables tables = new FactTables(terminal);
    tables.quotes("Who said what", facts.path("quotes"));
    tables.figures("Figures", facts.path("figures"));
    tables.entities("Entities", facts.path("entities"));
  }

  private String text(Article article) {
    ArticleText text = new ArticleText(article.body().text());
    List<Marked> spans = spans(article);
    TreeSet<Integer> boundaries = new TreeSet<>(List.of(0, text.length()));
    spans.forEach(span -> boundaries.addAll(List.of(span.start, span.end)));
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int to : boundaries.tailSet(0, false)) {
      out.append(segment(text.between(from, to), spans, from, to));
      from = to;
    }
    return out.toString();
  }

  /** A piece of text in which no span begins or ends. */
  private String segment(String words, List<Marked> spans, int from, int to) {
    List<Marked> here = spans.stream().filter(s -> s.start <= from && to <= s.end).toList();
    String marked = words.replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
    if (terminal.colour()) {
      return here.stream()
          .map(Marked::mark)
          .max(Mark::compareTo)
          .map(mark -> terminal.paint(mark.colour, marked))
          .orElse(marked);
    }
    StringBuilder out = new StringBuilder(marked);
    for (Mark mark : List.of(Mark.FIGURE, Mark.ENTITY, Mark.QUOTE)) {
      here.stream()
          .filter(span -> span.mark == mark)
          .forEach(
              span -> {
                out.insert(0, span.start == from ? mark.open : "");
                out.append(span.end == to ? mark.close : "");
              });
    }
    return out.toString();
  }

  private static List<Marked> spans(Article article) {
    List<Marked> spans = new ArrayList<>();
    article.facts().quotes().forEach(q -> spans.add(new Marked(Mark.QUOTE, q.evidence())));
    article.facts().figures().forEach(f -> spans.add(new Marked(Mark.FIGURE, f.evidence())));
    article
        .facts()
        .entities()
        .forEach(e -> e.mentions().forEach(m -> spans.add(new Marked(Mark.ENTITY, m))));
    return spans;
  }

  private String legend(Mark mark, String words) {
    return terminal.colour() ? terminal.paint(mark.colour, words) : mark.open + words + mark.close;
  }
}
