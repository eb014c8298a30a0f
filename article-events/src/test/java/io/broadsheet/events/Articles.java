package io.broadsheet.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Small articles and events that tests publish without a parser. */
public final class Articles {

  private static final String TEXT = "Zhou said: “We grew 5%.” 🚀 The end.";

  private Articles() {}

  /** An article with one entity, one quote and one figure, all in place. */
  public static Article small() {
    return small("A small article", TEXT);
  }

  /** As {@link #small()}, with another title and with words added to the end of its text. */
  public static Article small(String title, String text) {
    ArticleText indexed = new ArticleText(text);
    Facts facts =
        text.startsWith(TEXT)
            ? new Facts(
                List.of(
                    new Entity(
                        "e1",
                        Entity.Type.PERSON,
                        "Zhou",
                        List.of(),
                        null,
                        null,
                        null,
                        1,
                        List.of(evidence(indexed, "Zhou")))),
                List.of(
                    new Quote(
                        "q1",
                        "We grew 5%.",
                        Quote.Type.DIRECT,
                        "said",
                        new Quote.Speaker(
                            "e1",
                            "Zhou",
                            null,
                            null,
                            Quote.Speaker.Status.NAMED,
                            evidence(indexed, "Zhou")),
                        evidence(indexed, "We grew 5%."))),
                List.of(
                    new Figure(
                        "f1",
                        Figure.Kind.PERCENT,
                        new BigDecimal("5"),
                        null,
                        null,
                        null,
                        null,
                        Figure.Bound.EXACT,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        evidence(indexed, "5%"))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(Facts.Block.ENTITIES, Facts.BlockState.OK))
            : Facts.NONE;
    return new Article(
        new Metadata(
            "https://example.com/small",
            null,
            new Metadata.Source("Example", "example.com", null),
            new Metadata.Origin(Metadata.Origin.Kind.UNKNOWN, null),
            title,
            null,
            null,
            null,
            null,
            new Metadata.Published(
                "2024-06-03",
                Metadata.Precision.DAY,
                Metadata.From.GIVEN,
                List.of(new Metadata.Published.Candidate("2024-06-03", Metadata.From.GIVEN))),
            null,
            "en"),
        new Body(
            text,
            Sha256.of(text),
            text.split("\\s+").length,
            Body.Completeness.FULL,
            "nothing says that there is more",
            List.of(new Body.Paragraph(0, indexed.length(), Body.Paragraph.Role.BODY))),
        facts,
        List.of(),
        List.of(),
        null,
        new Article.Producer("test", "1"));
  }

  /** The same article with other facts. */
  public static Article with(Article article, Facts facts) {
    return new Article(
        article.metadata(),
        article.body(),
        facts,
        article.links(),
        article.images(),
        article.rights(),
        article.producer());
  }

  /** The same article as another version of the parser says that it reads it. */
  public static Article readBy(String version, Article article) {
    return new Article(
        article.metadata(),
        article.body(),
        article.facts(),
        article.links(),
        article.images(),
        article.rights(),
        new Article.Producer(article.producer().name(), version));
  }

  /** An event about {@link #small()}. */
  public static ArticleEvent event(UUID id, int version, Receipt receipt) {
    return event(id, version, receipt, small("Version " + version, TEXT));
  }

  /** An event about an article. */
  public static ArticleEvent event(UUID id, int version, Receipt receipt, Article article) {
    Instant time = Instant.parse("2024-06-03T10:00:00Z");
    return new ArticleEvent(
        version == 1 ? EventType.PUBLISHED : EventType.UPDATED,
        java.net.URI.create("https://example.com/broadsheet"),
        time,
        receipt,
        null,
        new ArticleVersion(
            id,
            version,
            0,
            version == 1 ? null : version - 1,
            Lane.LIVE,
            time,
            time,
            null,
            null,
            article));
  }

  /** A later revision of a version, with a title of its own. */
  public static ArticleEvent reparsed(UUID id, int version, int revision, Receipt receipt) {
    ArticleEvent event = event(id, version, receipt);
    Article article = readBy("2", small("Version " + version + ", read again", TEXT));
    return new ArticleEvent(
        EventType.REPARSED,
        event.source(),
        event.time(),
        receipt,
        null,
        new ArticleVersion(
            id,
            version,
            revision,
            null,
            Lane.LIVE,
            event.time(),
            event.time(),
            null,
            null,
            article));
  }

  /** The event that withdraws an article. */
  public static ArticleEvent withdrawn(UUID id, int version, Receipt receipt) {
    ArticleEvent event = event(id, version, receipt);
    return new ArticleEvent(
        EventType.WITHDRAWN,
        event.source(),
        event.time(),
        receipt,
        null,
        new Withdrawal(id, version, 0, Lane.LIVE, event.time()));
  }

  private static Evidence evidence(ArticleText text, String exact) {
    int at = text.toString().indexOf(exact);
    return text.evidence(at, at + exact.length());
  }
}
