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
import java.util.stream.Stream;

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

  private record Marked(Mark mark, Evidence span) {}

  void print(Article article) {
    head(article.metadata());
    terminal.print("");
    text(article).lines().forEach(line -> terminal.print(line + "\n"));
    terminal.print(
        "%s %s %s"
            .formatted(
                marked(Mark.ENTITY, "entity"),
                marked(Mark.QUOTE, "quote"),
                marked(Mark.FIGURE, "figure")));
    JsonNode facts = EventJson.mapper().valueToTree(article);
    FactTables.quotes(facts.path("quotes")).print(terminal, "Who said what");
    FactTables.figures(facts.path("figures")).print(terminal, "Figures");
    FactTables.entities(facts.path("entities")).print(terminal, "Entities");
  }

  private void head(Metadata metadata) {
    if (metadata.title() != null) {
      terminal.print(terminal.colour(Colour.BOLD, metadata.title()));
    }
    List<String> line = new ArrayList<>();
    Stream.of(
            metadata.source().name(),
            metadata.byline() == null ? null : metadata.byline().raw(),
            metadata.published() == null ? null : metadata.published().value(),
            metadata.dateline(),
            metadata.language())
        .filter(part -> part != null)
        .forEach(line::add);
    terminal.print(terminal.colour(Colour.DIM, String.join(" | ", line)));
  }

  private String text(Article article) {
    ArticleText text = new ArticleText(article.body().text());
    List<Marked> spans = spans(article);
    TreeSet<Integer> boundaries = new TreeSet<>(List.of(0, text.length()));
    spans.forEach(marked -> boundaries.addAll(List.of(marked.span.start(), marked.span.end())));
    StringBuilder out = new StringBuilder();
    for (Integer from = 0; from != null && from <= text.length(); from = boundaries.higher(from)) {
      int at = from;
      if (!terminal.hasColour()) {
        spans.stream().filter(m -> m.span.end() == at).forEach(m -> out.append(m.mark.close));
        spans.stream().filter(m -> m.span.start() == at).forEach(m -> out.append(m.mark.open));
      }
      Integer to = boundaries.higher(from);
      if (to != null) {
        out.append(segment(text.between(at, to), spans, at));
      }
    }
    return out.toString();
  }

  private String segment(String words, List<Marked> spans, int at) {
    return spans.stream()
        .filter(marked -> marked.span.start() <= at && at < marked.span.end())
        .map(Marked::mark)
        .max(Mark::compareTo)
        .map(mark -> terminal.colour(mark.colour, words))
        .orElse(words);
  }

  private static List<Marked> spans(Article article) {
    return Stream.of(
            article.facts().quotes().stream()
                .map(quote -> new Marked(Mark.QUOTE, quote.evidence())),
            article.facts().entities().stream()
                .flatMap(entity -> entity.mentions().stream())
                .map(mention -> new Marked(Mark.ENTITY, mention)),
            article.facts().figures().stream()
                .map(figure -> new Marked(Mark.FIGURE, figure.evidence())))
        .flatMap(marks -> marks)
        .toList();
  }

  private String marked(Mark mark, String words) {
    return terminal.hasColour()
        ? terminal.colour(mark.colour, words)
        : mark.open + words + mark.close;
  }
}
