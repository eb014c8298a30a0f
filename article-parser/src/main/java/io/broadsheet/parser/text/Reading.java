package io.broadsheet.parser.text;

import io.broadsheet.events.ArticleText;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Quote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as the extractors see it: text, paragraphs, sentences, and what earlier extractors
 * found.
 *
 * @param published the day of publication, where known
 */
public record Reading(
    ArticleText text,
    List<Span> paragraphs,
    List<Sentence> sentences,
    @Nullable String title,
    @Nullable String language,
    @Nullable LocalDate published,
    List<Entity> entities,
    List<Quote> quotes) {

  public Reading {
    paragraphs = List.copyOf(paragraphs);
    sentences = List.copyOf(sentences);
    entities = List.copyOf(entities);
    quotes = List.copyOf(quotes);
  }

  /** Reads a text for the first time. */
  public static Reading of(
      ArticleText text,
      List<Span> paragraphs,
      @Nullable String title,
      @Nullable String language,
      @Nullable LocalDate published) {
    return new Reading(
        text,
        paragraphs,
        Sentences.of(text.toString(), paragraphs),
        title,
        language,
        published,
        List.of(),
        List.of());
  }

  /** Reads a text of one paragraph a line, as tests write it. */
  public static Reading ofLines(String lines, @Nullable LocalDate published) {
    List<Span> paragraphs = new ArrayList<>();
    int from = 0;
    for (String line : lines.split("\n", -1)) {
      paragraphs.add(new Span(from, from + line.length()));
      from += line.length() + 1;
    }
    return of(new ArticleText(lines), paragraphs, null, "en", published);
  }

  /** The same with the entities found. */
  public Reading naming(List<Entity> found) {
    return new Reading(text, paragraphs, sentences, title, language, published, found, quotes);
  }

  /** The same with the quotes found. */
  public Reading quoting(List<Quote> found) {
    return new Reading(text, paragraphs, sentences, title, language, published, entities, found);
  }

  /** Whether the text's language is this one, whatever its region. */
  public boolean isIn(String primary) {
    return language != null && (language.equals(primary) || language.startsWith(primary + "-"));
  }

  /** Evidence for chars of the text. */
  public Evidence evidence(int from, int to) {
    return text.evidence(from, to);
  }

  /** The chars of evidence. */
  public Span chars(Evidence evidence) {
    return new Span(text.charOf(evidence.start()), text.charOf(evidence.end()));
  }
}
