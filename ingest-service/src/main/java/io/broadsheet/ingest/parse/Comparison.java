package io.broadsheet.ingest.parse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleText;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Changes;
import io.broadsheet.events.Changes.Change;
import io.broadsheet.events.Changes.TextChange;
import io.broadsheet.events.Claim;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Quote;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/** What changed from one version of an article to the next. */
final class Comparison {

  private static final double ALIKE = 0.5;
  // Beyond these, what went and what came are left as they are.
  private static final int MAX_PAIRS = 250_000;
  private static final int MAX_PARAGRAPHS = 5_000;

  private Comparison() {}

  /** What changed since a version that may be gone. */
  static Changes of(Optional<ArticleVersion> before, Article after) {
    String gone = "what was before can no longer be read from articles.events";
    return before
        .map(it -> of(it.article(), after))
        .orElse(new Changes(null, null, null, null, null, null, null, null, gone));
  }

  static Changes of(Article before, Article after) {
    Metadata was = before.metadata();
    Metadata is = after.metadata();
    Facts then = before.facts();
    Facts now = after.facts();
    ArticleText textThen = new ArticleText(before.body().text());
    ArticleText textNow = new ArticleText(after.body().text());
    Function<Evidence, List<String>> aroundThen = once(at -> Likeness.around(textThen, at));
    Function<Evidence, List<String>> aroundNow = once(at -> Likeness.around(textNow, at));
    ToDoubleBiFunction<Evidence, Evidence> inContext =
        (a, b) -> Likeness.of(aroundThen.apply(a), aroundNow.apply(b));
    Function<String, List<String>> quoted = once(Likeness::bag);
    return new Changes(
        change(was.title(), is.title()),
        change(
            was.byline() == null ? null : was.byline().raw(),
            is.byline() == null ? null : is.byline().raw()),
        change(
            was.published() == null ? null : was.published().value(),
            is.published() == null ? null : is.published().value()),
        paragraphs(before.body().text(), after.body().text()),
        facts(
            then.entities(),
            now.entities(),
            entity -> without(entity, "id", "aliases", "partOf", "salience", "mentions"),
            (a, b) -> a.name().equalsIgnoreCase(b.name()) ? 1 : 0),
        facts(
            then.quotes(),
            now.quotes(),
            Comparison::says,
            (a, b) -> Likeness.of(quoted.apply(a.text()), quoted.apply(b.text()))),
        facts(
            then.figures(),
            now.figures(),
            figure -> without(figure, "id", "evidence"),
            (a, b) ->
                a.kind() == b.kind() ? inContext.applyAsDouble(a.evidence(), b.evidence()) : 0),
        facts(
            then.claims(),
            now.claims(),
            Comparison::says,
            (a, b) ->
                a.relation().equals(b.relation())
                        && a.subject().text().equalsIgnoreCase(b.subject().text())
                    ? 1 + inContext.applyAsDouble(a.evidence(), b.evidence())
                    : 0),
        null);
  }

  /** Each fact is compared with many: its words are cut once. */
  private static <K> Function<K, List<String>> once(Function<K, List<String>> words) {
    Map<K, List<String>> cut = new HashMap<>();
    return of -> cut.computeIfAbsent(of, words);
  }

  private static @Nullable Change<String> change(@Nullable String before, @Nullable String after) {
    return Objects.equals(before, after) ? null : new Change<>(before, after);
  }

  private static @Nullable List<TextChange> paragraphs(String before, String after) {
    if (before.equals(after)) {
      return null;
    }
    List<String> was = Arrays.asList(before.split("\n", -1));
    List<String> is = Arrays.asList(after.split("\n", -1));
    List<TextChange> changes = new ArrayList<>();
    if (was.size() + is.size() > MAX_PARAGRAPHS) {
      replaced(new ArrayList<>(was), new ArrayList<>(is), changes);
      return changes;
    }
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    int next = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(was, is, new MeyersDiffWithLinearSpace<>()).getDeltas()) {
      // What went and what came at one place come as two.
      if (delta.getSource().getPosition() > next) {
        replaced(removed, added, changes);
      }
      removed.addAll(delta.getSource().getLines());
      added.addAll(delta.getTarget().getLines());
      next = delta.getSource().last() + 1;
    }
    replaced(removed, added, changes);
    return changes;
  }

  private static void replaced(List<String> removed, List<String> added, List<TextChange> changes) {
    for (int n = 0; n < Math.max(removed.size(), added.size()); n++) {
      changes.add(
          new TextChange(
              n < removed.size() ? removed.get(n) : null, n < added.size() ? added.get(n) : null));
    }
    removed.clear();
    added.clear();
  }

  private record Pair<T>(T before, T after, double likeness, int apart) {}

  /**
   * Facts that say the same are no change, wherever they moved; of the rest, the likest pairs are
   * one fact that changed, and of equally like pairs those that keep the order of the text.
   */
  private static <T> Changes.@Nullable ListChange<T> facts(
      List<T> before, List<T> after, Function<T, Object> says, ToDoubleBiFunction<T, T> likeness) {
    Map<Object, Deque<T>> said = new HashMap<>();
    before.forEach(
        fact -> said.computeIfAbsent(says.apply(fact), s -> new ArrayDeque<>()).add(fact));
    Set<T> removed = new LinkedHashSet<>(before);
    Set<T> added = new LinkedHashSet<>();
    for (T fact : after) {
      Deque<T> same = said.getOrDefault(says.apply(fact), new ArrayDeque<>());
      if (same.isEmpty()) {
        added.add(fact);
      } else {
        removed.remove(same.remove());
      }
    }
    List<Change<T>> changed = new ArrayList<>();
    for (Pair<T> pair : alike(List.copyOf(removed), List.copyOf(added), likeness)) {
      if (removed.contains(pair.before) && added.contains(pair.after)) {
        removed.remove(pair.before);
        added.remove(pair.after);
        changed.add(new Change<>(pair.before, pair.after));
      }
    }
    changed.sort(Comparator.comparingInt(change -> after.indexOf(change.after())));
    return removed.isEmpty() && added.isEmpty() && changed.isEmpty()
        ? null
        : new Changes.ListChange<>(List.copyOf(added), List.copyOf(removed), changed);
  }

  private static <T> List<Pair<T>> alike(
      List<T> removed, List<T> added, ToDoubleBiFunction<T, T> likeness) {
    List<Pair<T>> pairs = new ArrayList<>();
    if ((long) removed.size() * added.size() <= MAX_PAIRS) {
      for (int r = 0; r < removed.size(); r++) {
        for (int a = 0; a < added.size(); a++) {
          double alike = likeness.applyAsDouble(removed.get(r), added.get(a));
          pairs.add(new Pair<>(removed.get(r), added.get(a), alike, Math.abs(r - a)));
        }
      }
    }
    pairs.removeIf(pair -> pair.likeness < ALIKE);
    pairs.sort(
        Comparator.comparingDouble((Pair<T> pair) -> -pair.likeness)
            .thenComparingInt(pair -> pair.apart));
    return pairs;
  }

  // What each fact says, without its local id and its place.

  private static Object without(Object fact, String... members) {
    ObjectNode all = EventJson.mapper().valueToTree(fact);
    return all.without(List.of(members));
  }

  private static Object says(Quote q) {
    return Arrays.asList(Likeness.words(q.text()), q.speaker().name(), q.speaker().role());
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
