package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a reader asks the archive over HTTP, and how long each answer takes, in milliseconds. */
final class ArchiveReads {

  private static final int WARM_UP = 40;
  private static final int TIMES = 60;
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ArchiveServers servers;

  ArchiveReads(ArchiveServers servers) {
    this.servers = servers;
  }

  /** Words that about this share of the articles have, several, so that none stays in a cache. */
  static List<String> words(double share) {
    List<String> words = new ArrayList<>();
    for (int rank = 0; rank < Newswire.WORDS.size() && words.size() < 20; rank++) {
      double has = Newswire.WORDS.share(rank, Dispatch.WORDS);
      if (has > share * 0.8 && has < share * 1.25) {
        words.add(Newswire.WORDS.at(rank));
      }
    }
    return words;
  }

  /** The questions by name: each a path for its nth asking. */
  static Map<String, IntFunction<String>> searches() {
    Map<String, IntFunction<String>> searches = new LinkedHashMap<>();
    for (double share : List.of(0.001, 0.01, 0.1, 0.4)) {
      List<String> words = words(share);
      String of = "a word of %s %% of the articles, ".formatted(Math.round(share * 1000) / 10.0);
      searches.put(of + "newest first", n -> articles(one(words, n)));
      searches.put(of + "by relevance", n -> articles(one(words, n)) + "&sort=relevance");
    }
    List<String> common = words(0.4);
    List<String> usual = words(0.1);
    searches.put("two words", n -> articles(one(common, n) + " " + one(usual, n / 3)));
    searches.put(
        "a phrase of two common words",
        n -> articles("\"%s %s\"".formatted(Newswire.WORDS.at(n % 7), Newswire.WORDS.at(n % 5))));
    searches.put(
        "two words within five",
        n -> articles("\"%s %s\"~5".formatted(one(common, n), one(common, n + 1))));
    searches.put(
        "a speaker", n -> articles("speaker:\"%s\"".formatted(Newswire.person(5 + n % 40))));
    searches.put(
        "a figure's range and currency",
        n ->
            articles(
                "figure:(value:[%d TO %d] AND currency:EUR)"
                    .formatted((1 + n % 9) * 1_000_000L, (2 + n % 9) * 1_000_000L)));
    return searches;
  }

  /** Statistics over what a tenth of the articles has. */
  static Map<String, IntFunction<String>> statistics() {
    List<String> words = words(0.1);
    Map<String, IntFunction<String>> statistics = new LinkedHashMap<>();
    statistics.put("time line", n -> "/stats/timeline?bucket=month&q=" + one(words, n));
    for (String by : List.of("source", "speaker", "entity")) {
      statistics.put("top by " + by, n -> "/stats/top?by=" + by + "&q=" + one(words, n));
    }
    return statistics;
  }

  private static String articles(String q) {
    return "/articles?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
  }

  static <T> T one(List<T> of, int n) {
    return of.get(n % of.size());
  }

  /** The median of a question's answers. */
  double median(IntFunction<String> question) throws IOException, InterruptedException {
    for (int n = 0; n < WARM_UP; n++) {
      IngestClient.get(servers.url(question.apply(n)));
    }
    Timings timings = new Timings();
    for (int n = 0; n < TIMES; n++) {
      long from = System.nanoTime();
      IngestClient.get(servers.url(question.apply(n)));
      timings.add(System.nanoTime() - from);
    }
    return timings.quantile(0.5);
  }

  /** What a list's first pages take, and what those up to the 1,000th or the last. */
  record Pages(double first, double last, int number) {}

  Pages pages(String q) throws IOException, InterruptedException {
    String page = articles(q) + "&limit=20";
    Timings first = new Timings();
    List<Long> all = new ArrayList<>();
    while (page != null && all.size() < 1_000) {
      long from = System.nanoTime();
      HttpResponse<String> answer = IngestClient.ask(servers.url(page));
      all.add(System.nanoTime() - from);
      page = next(answer);
    }
    int some = Math.min(50, all.size() / 2);
    all.subList(0, some).forEach(first::add);
    Timings last = new Timings();
    all.subList(all.size() - some, all.size()).forEach(last::add);
    return new Pages(first.quantile(0.5), last.quantile(0.5), all.size());
  }

  private static @Nullable String next(HttpResponse<String> answer) {
    Matcher next = NEXT.matcher(String.join(", ", answer.headers().allValues("Link")));
    return next.find() ? next.group(1) : null;
  }

  /** Reads an answer to its end without keeping it; how many bytes it had. */
  long read(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(servers.url(path))).build(),
            HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    try (InputStream body = answer.body()) {
      return body.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  long total(String q) throws IOException, InterruptedException {
    JsonNode answer = IngestClient.get(servers.url(articles(q)));
    return answer.path("total").asLong();
  }
}
