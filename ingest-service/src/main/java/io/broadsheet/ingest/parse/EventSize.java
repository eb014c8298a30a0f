package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Changes;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an event's arrays until it fits what every Kafka client takes by default: first what can be
 * had elsewhere, last what the article says.
 */
final class EventSize {

  /** Leaves room for headers and the record's own bytes under 1,048,576. */
  static final int MAX_BYTES = 1_000_000;

  private EventSize() {}

  /**
   * @throws EventTooLarge when even without its arrays it does not fit
   */
  static ArticleVersion fit(ArticleVersion version) {
    long excess = EventJson.bytes(version).length - (long) MAX_BYTES;
    if (excess <= 0) {
      return version;
    }
    // The note on what was cut takes room too.
    Cutting cut = new Cutting(version, excess + 1_000);
    ArticleVersion fitting = cut.version();
    if (EventJson.bytes(fitting).length > MAX_BYTES) {
      throw new EventTooLarge();
    }
    return fitting;
  }

  private static final class Cutting {
    private final ArticleVersion whole;
    private final Map<String, Integer> dropped = new TreeMap<>();
    private long excess;

    Cutting(ArticleVersion whole, long excess) {
      this.whole = whole;
      this.excess = excess;
    }

    ArticleVersion version() {
      Article a = whole.article();
      Facts f = a.facts();
      Changes changes = changes(whole.changes());
      List<Article.Link> links = cut("links", a.links());
      List<Article.Image> images = cut("images", a.images());
      var keyphrases = cut("keyphrases", f.keyphrases());
      var summary = cut("summary", f.summary());
      var dates = cut("dates", f.dates());
      var topics = cut("topics", f.topics());
      var figures = cut("figures", f.figures());
      var claims = cut("claims", f.claims());
      var quotes = cut("quotes", f.quotes());
      var entities = cut("entities", f.entities());
      Facts facts =
          FactsCut.consistent(
              new Facts(
                  f.entities(),
                  quotes,
                  figures,
                  dates,
                  claims,
                  topics,
                  keyphrases,
                  summary,
                  f.fingerprint(),
                  f.blocks()),
              entities);
      return new ArticleVersion(
          whole.id(),
          whole.version(),
          whole.revision(),
          whole.previousVersion(),
          whole.lane(),
          whole.observed(),
          whole.received(),
          truncation(),
          changes,
          new Article(a.metadata(), a.body(), facts, links, images, a.rights(), a.producer()));
    }

    private @Nullable Changes changes(@Nullable Changes c) {
      if (c == null) {
        return null;
      }
      return new Changes(
          c.title(),
          c.byline(),
          c.published(),
          c.text() == null ? null : cut("changes.text", c.text()),
          changes("changes.entities", c.entities()),
          changes("changes.quotes", c.quotes()),
          changes("changes.figures", c.figures()),
          changes("changes.claims", c.claims()),
          c.reason());
    }

    private <T> Changes.@Nullable ListChange<T> changes(
        String name, Changes.@Nullable ListChange<T> c) {
      return c == null
          ? null
          : new Changes.ListChange<>(
              cut(name, c.added()), cut(name, c.removed()), cut(name, c.changed()));
    }

    /** As few from the end as make it fit. */
    private <T> List<T> cut(String name, List<T> list) {
      List<T> kept = new ArrayList<>(list);
      while (excess > 0 && !kept.isEmpty()) {
        T last = kept.remove(kept.size() - 1);
        excess -= EventJson.bytes(last).length;
        dropped.merge(name, 1, Integer::sum);
      }
      return kept;
    }

    private Truncation truncation() {
      Truncation before = whole.truncated();
      if (before != null) {
        before.dropped().forEach((name, count) -> dropped.merge(name, count, Integer::sum));
      }
      return new Truncation(before == null ? null : before.textLength(), dropped);
    }
  }
}
