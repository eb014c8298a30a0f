package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Changes;
import io.broadsheet.events.Claim;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** What changed from one version of an article to the next. */
final class Comparison {

  private Comparison() {}

  static Changes impossible(String reason) {
    return new Changes(null, null, null, null, null, null, null, null, reason);
  }

  static Changes of(Article before, Article after) {
    Metadata was = before.metadata();
    Metadata is = after.metadata();
    Contexts contexts = new Contexts(before.body().text(), after.body().text());
    return new Changes(
        change(was.title(), is.title()),
        change(
            was.byline() == null ? null : was.byline().raw(),
            is.byline() == null ? null : is.byline().raw()),
        change(
            was.published() == null ? null : was.published().value(),
            is.published() == null ? null : is.published().value()),
        Paragraphs.changes(before.body().text(), after.body().text()),
        facts(
            before.facts().entities(),
            after.facts().entities(),
            Comparison::says,
            (a, b) -> a.name().equalsIgnoreCase(b.name()) ? 1 : 0),
        facts(before.facts().quotes(), after.facts().quotes(), Comparison::says, Comparison::alike),
        facts(
            before.facts().figures(),
            after.facts().figures(),
            Comparison::says,
            (a, b) -> a.kind() == b.kind() ? contexts.alike(a.evidence(), b.evidence()) : 0),
        facts(
            before.facts().claims(),
            after.facts().claims(),
            Comparison::says,
            (a, b) ->
                a.relation().equals(b.relation())
                        && a.subject().text().equalsIgnoreCase(b.subject().text())
                    ? contexts.alike(a.evidence(), b.evidence()) + 1
                    : 0),
        null);
  }

  private static Changes.@Nullable Change<String> change(
      @Nullable String before, @Nullable String after) {
    return Objects.equals(before, after) ? null : new Changes.Change<>(before, after);
  }

  /**
   * Facts that say the same are no change, wherever they moved; of the rest, the likest pairs are
   * one fact that changed.
   */
  private static <T> Changes.@Nullable ListChange<T> facts(
      List<T> before, List<T> after, Function<T, Object> says, ToDoubleBiFunction<T, T> likeness) {
    List<T> removed = new ArrayList<>(before);
    List<T> added = new ArrayList<>();
    for (T now : after) {
      Object said = says.apply(now);
      int same = -1;
      for (int i = 0; i < removed.size() && same < 0; i++) {
        same = says.apply(removed.get(i)).equals(said) ? i : -1;
      }
      if (same >= 0) {
        removed.remove(same);
      } else {
        added.add(now);
      }
    }
    List<Changes.Change<T>> changed = Pairs.take(removed, added, likeness);
    return removed.isEmpty() && added.isEmpty() && changed.isEmpty()
        ? null
        : new Changes.ListChange<>(added, removed, changed);
  }

  // What each fact says, without its local id and its place.

  private static Object says(Entity e) {
    return Arrays.asList(e.type(), e.name(), e.wikidata(), e.ticker());
  }

  private static Object says(Quote q) {
    return Arrays.asList(Words.of(q.text()), q.speaker().name(), q.speaker().role());
  }

  private static double alike(Quote a, Quote b) {
    return Words.alike(Words.of(a.text()), Words.of(b.text()));
  }

  private static Object says(Figure f) {
    return Arrays.asList(
        f.kind(),
        plain(f.value()),
        plain(f.min()),
        plain(f.max()),
        plain(f.from()),
        plain(f.to()),
        f.bound(),
        f.unit(),
        f.currency(),
        f.per(),
        f.of(),
        f.subject(),
        f.attributedTo());
  }

  private static java.math.@Nullable BigDecimal plain(java.math.@Nullable BigDecimal number) {
    return number == null ? null : number.stripTrailingZeros();
  }

  private static Object says(Claim c) {
    return Arrays.asList(
        c.subject().text(),
        c.relation(),
        c.object().text(),
        c.dimension(),
        c.attributedTo(),
        c.hedged(),
        c.negated());
  }
}
