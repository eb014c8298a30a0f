package io.broadsheet.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much of a page's true text an extractor gave, and how much else: by shingles of four words,
 * as scrapinghub/article-extraction-benchmark counts them.
 *
 * @param precision NaN where the extractor gave nothing
 * @param recall NaN where there is nothing to give
 */
record TextScore(double precision, double recall) {

  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int SHINGLE = 4;
  private static final int RESAMPLES = 2_000;

  static TextScore of(String truth, String text) {
    Map<List<String>, Integer> wanted = shingles(truth);
    Map<List<String>, Integer> given = shingles(text);
    int found =
        wanted.entrySet().stream()
            .mapToInt(
                shingle -> Math.min(shingle.getValue(), given.getOrDefault(shingle.getKey(), 0)))
            .sum();
    return new TextScore((double) found / sum(given), (double) found / sum(wanted));
  }

  private static Map<List<String>, Integer> shingles(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    Map<List<String>, Integer> shingles = new HashMap<>();
    for (int i = 0; i < Math.max(1, words.size() - SHINGLE + 1) && !words.isEmpty(); i++) {
      shingles.merge(words.subList(i, Math.min(i + SHINGLE, words.size())), 1, Integer::sum);
    }
    return shingles;
  }

  private static int sum(Map<List<String>, Integer> shingles) {
    return shingles.values().stream().mapToInt(Integer::intValue).sum();
  }

  double f1() {
    double sum = precision + recall;
    return sum > 0 ? 2 * precision * recall / sum : 0;
  }

  /** The F1 of the mean precision and the mean recall. */
  static double f1(List<TextScore> pages) {
    return mean(pages).f1();
  }

  static TextScore mean(Collection<TextScore> pages) {
    return new TextScore(
        pages.stream()
            .mapToDouble(TextScore::precision)
            .filter(p -> !Double.isNaN(p))
            .average()
            .orElse(0),
        pages.stream()
            .mapToDouble(TextScore::recall)
            .filter(r -> !Double.isNaN(r))
            .average()
            .orElse(0));
  }

  /** Between which values the F1 lies in 95 of 100 draws of as many sites, with repeats. */
  static double[] interval(Map<Corpus.Page, TextScore> pages) {
    List<List<TextScore>> sites =
        List.copyOf(
            pages.entrySet().stream()
                .collect(
                    Collectors.groupingBy(
                        page -> page.getKey().site(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .values());
    Random random = new Random(1);
    double[] draws = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      List<TextScore> drawn = new ArrayList<>();
      for (int site = 0; site < sites.size(); site++) {
        drawn.addAll(sites.get(random.nextInt(sites.size())));
      }
      draws[i] = f1(drawn);
    }
    Arrays.sort(draws);
    return new double[] {draws[RESAMPLES / 40], draws[RESAMPLES - RESAMPLES / 40]};
  }

  static Map<Corpus.Page, TextScore> of(Corpus corpus, Function<Corpus.Page, String> texts) {
    Map<Corpus.Page, TextScore> scores = new LinkedHashMap<>();
    for (Corpus.Page page : corpus.pages()) {
      scores.put(page, of(page.truth(), texts.apply(page)));
    }
    return scores;
  }
}
