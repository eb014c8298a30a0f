package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the article says, each value with the characters that it was read from.
 *
 * @param summary extractive: sentences of the text
 * @param blocks for each extractor, whether an empty list means that nothing was there
 */
public record Facts(
    List<Entity> entities,
    List<Quote> quotes,
    List<Figure> figures,
    List<DateMention> dates,
    List<Claim> claims,
    List<Topic> topics,
    List<Keyphrase> keyphrases,
    List<Evidence> summary,
    @Nullable Fingerprint fingerprint,
    Map<Block, BlockState> blocks) {

  /** What an article says that nobody has read yet. */
  public static final Facts NONE =
      new Facts(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
          null, Map.of());

  public Facts {
    entities = List.copyOf(entities);
    quotes = List.copyOf(quotes);
    figures = List.copyOf(figures);
    dates = List.copyOf(dates);
    claims = List.copyOf(claims);
    topics = List.copyOf(topics);
    keyphrases = List.copyOf(keyphrases);
    summary = List.copyOf(summary);
    // In the order of the enumeration, so that equal facts are equal bytes.
    blocks = Collections.unmodifiableMap(new TreeMap<>(blocks));
    requireKnownEntities(entities, quotes, claims);
  }

  private static void requireKnownEntities(
      List<Entity> entities, List<Quote> quotes, List<Claim> claims) {
    Set<String> ids = new HashSet<>();
    entities.forEach(
        entity -> {
          if (!ids.add(entity.id())) {
            throw new IllegalArgumentException("entity id " + entity.id() + " is used twice");
          }
        });
    Stream.concat(
            quotes.stream().map(quote -> quote.speaker().entity()),
            claims.stream()
                .flatMap(claim -> Stream.of(claim.subject(), claim.object()))
                .map(Claim.Part::entity))
        .filter(entity -> entity != null && !ids.contains(entity))
        .findFirst()
        .ifPresent(
            entity -> {
              throw new IllegalArgumentException("no entity " + entity + " in this article");
            });
  }

  /** All spans, of all values. */
  Stream<Evidence> evidence() {
    return Stream.of(
            entities.stream().flatMap(entity -> entity.mentions().stream()),
            quotes.stream().flatMap(Quote::allEvidence),
            figures.stream().map(Figure::evidence),
            dates.stream().map(DateMention::evidence),
            claims.stream().flatMap(Claim::allEvidence),
            summary.stream())
        .flatMap(spans -> spans);
  }

  /** An extractor of facts. */
  public enum Block {
    @JsonProperty("entities")
    ENTITIES,
    @JsonProperty("quotes")
    QUOTES,
    @JsonProperty("figures")
    FIGURES,
    @JsonProperty("dates")
    DATES,
    @JsonProperty("claims")
    CLAIMS,
    @JsonProperty("topics")
    TOPICS,
    @JsonProperty("keyphrases")
    KEYPHRASES,
    @JsonProperty("summary")
    SUMMARY,
    @JsonProperty("sentiment")
    SENTIMENT
  }

  /** What became of an extractor's work: says why a list is empty. */
  public enum BlockState {
    @JsonProperty("ok")
    OK,
    @JsonProperty("empty")
    EMPTY,
    @JsonProperty("notSupported")
    NOT_SUPPORTED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("skipped")
    SKIPPED
  }

  /** A date that the text names, resolved against the publication date. */
  public record DateMention(String value, Metadata.Precision precision, Evidence evidence) {}

  /** An IPTC Media Topic. Computed, so without evidence. */
  public record Topic(String uri, String name, double confidence) {}

  /** A phrase that the text turns on. Computed, so without evidence. */
  public record Keyphrase(String text, double score) {}

  /** Of the whole text: equal for equal words, near for near-duplicates. */
  public record Fingerprint(String exact, @Nullable String near) {}
}
