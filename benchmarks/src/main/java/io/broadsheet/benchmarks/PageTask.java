package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a page, with the definitions of the corpora's score.py.
 *
 * @param score null where the truth says nothing of it, or the reader never tells
 */
record PageTask(String name, BiFunction<JsonNode, Prediction, @Nullable Score> score) {

  private static final double NEAR = 0.8;
  private static final int SHINGLE = 4;
  private static final int DAY = "2024-06-03".length();

  static final PageTask TEXT = new PageTask("text, F1", PageTask::text);
  static final List<PageTask> ALL =
      List.of(
          TEXT,
          new PageTask("snippets, F1", PageTask::snippets),
          new PageTask("title, exact", (truth, page) -> title(truth, page, 1)),
          new PageTask("title, most words", (truth, page) -> title(truth, page, NEAR)),
          new PageTask("date, same day", PageTask::date),
          new PageTask("authors, any right", (truth, page) -> authors(truth, page, true)),
          new PageTask("authors, F1", (truth, page) -> authors(truth, page, false)),
          new PageTask("authors, none invented", PageTask::noAuthor));

  private static @Nullable Score text(JsonNode truth, Prediction page) {
    String text = truth.path("text").asText("");
    return text.isEmpty() ? null : shares(shingles(text), shingles(page.articleBody()));
  }

  /** A page's precision, where anything was given, and its recall, where there is anything. */
  private static Score shares(Map<?, Integer> wanted, Map<?, Integer> given) {
    double right =
        wanted.entrySet().stream()
            .mapToInt(one -> Math.min(one.getValue(), given.getOrDefault(one.getKey(), 0)))
            .sum();
    int all = sum(wanted);
    int found = sum(given);
    return new Score(
        found == 0 ? 0 : right / found,
        found == 0 ? 0 : 1,
        all == 0 ? 0 : right / all,
        all == 0 ? 0 : 1);
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<List<String>, Integer> shingles(String text) {
    List<String> words = Words.of(text);
    Map<List<String>, Integer> shingles = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1) && !words.isEmpty(); i++) {
      shingles.merge(words.subList(i, Math.min(i + SHINGLE, words.size())), 1, Integer::sum);
    }
    return shingles;
  }

  private static @Nullable Score snippets(JsonNode truth, Prediction page) {
    if (!truth.has("with") || !truth.path("text").asText("").isEmpty()) {
      return null;
    }
    String text = Words.spaced(page.articleBody());
    int right = held(truth.path("with"), text);
    return Score.counted(
        right, truth.path("with").size(), right + held(truth.path("without"), text));
  }

  private static int held(JsonNode snippets, String text) {
    int held = 0;
    for (JsonNode snippet : snippets) {
      held += text.contains(Words.spaced(snippet.asText())) ? 1 : 0;
    }
    return held;
  }

  private static @Nullable Score title(JsonNode truth, Prediction page, double least) {
    String wanted = Words.plain(truth.path("title").asText(""));
    if (wanted.isEmpty() || page.title() == null) {
      return null;
    }
    String given = Words.plain(page.title());
    return Score.of(
        wanted.equals(given) || least < 1 && shares(bag(wanted), bag(given)).f1() >= least);
  }

  private static Map<String, Integer> bag(String words) {
    Map<String, Integer> bag = new HashMap<>();
    Words.of(words).forEach(word -> bag.merge(word, 1, Integer::sum));
    return bag;
  }

  private static @Nullable Score date(JsonNode truth, Prediction page) {
    String wanted = truth.path("date").asText("");
    boolean isDay = wanted.matches("\\d{4}-\\d\\d-\\d\\d.*");
    return isDay && page.date() != null
        ? Score.of(page.date().startsWith(wanted.substring(0, DAY)))
        : null;
  }

  private static @Nullable Score authors(JsonNode truth, Prediction page, boolean any) {
    Set<String> wanted = wantedAuthors(truth);
    if (wanted.isEmpty() || page.authors() == null) {
      return null;
    }
    Set<String> given = authors(page.authors());
    double hit = wanted.stream().filter(name -> isIn(given, name)).count();
    double right = given.stream().filter(name -> isIn(wanted, name)).count();
    return any
        ? Score.of(hit > 0)
        : new Score(
            given.isEmpty() ? 0 : right / given.size(),
            given.isEmpty() ? 0 : 1,
            hit / wanted.size(),
            1);
  }

  /** score.py passes over these pages. A corpus without authors says nothing by their absence. */
  private static @Nullable Score noAuthor(JsonNode truth, Prediction page) {
    return truth.has("authors") && page.authors() != null && wantedAuthors(truth).isEmpty()
        ? Score.of(authors(page.authors()).isEmpty())
        : null;
  }

  private static Set<String> wantedAuthors(JsonNode truth) {
    JsonNode authors = truth.path("authors");
    Set<String> names = new HashSet<>();
    (authors.isTextual() ? List.of(authors) : authors)
        .forEach(
            author ->
                names.addAll(
                    Words.names(
                        author.isObject() ? author.path("name").asText("") : author.asText(""))));
    return names;
  }

  private static Set<String> authors(List<String> authors) {
    Set<String> names = new HashSet<>();
    authors.forEach(author -> names.addAll(Words.names(author)));
    return names;
  }

  private static boolean isIn(Set<String> names, String name) {
    return names.stream().anyMatch(other -> Words.isSameName(name, other));
  }
}
