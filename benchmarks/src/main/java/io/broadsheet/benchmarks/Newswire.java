package io.broadsheet.benchmarks;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventType;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Original;
import io.broadsheet.events.Receipt;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Articles as ready events, as many as one likes and each time the same: some 300 words of a Zipf
 * vocabulary with quotes, figures, claims, topics and entities, whose names follow the same law.
 */
final class Newswire {

  static final ZipfWords WORDS = new ZipfWords(50_000);
  static final ZipfWords NAMES = new ZipfWords(6_000);
  static final ZipfWords SOURCES = new ZipfWords(200);

  private static final Instant TIME = Instant.parse("2025-10-01T00:00:00Z");

  private Newswire() {}

  static String url(int n) {
    return "https://wire.example/" + n;
  }

  static UUID id(int n) {
    return Identity.of(Original.ofText(url(n), ""));
  }

  /** The event of the nth article's first version. */
  static ArticleEvent event(int n, Receipt receipt) {
    return new ArticleEvent(
        EventType.PUBLISHED,
        URI.create("urn:benchmark"),
        TIME,
        receipt,
        null,
        new ArticleVersion(
            id(n), 1, 0, null, Lane.LIVE, TIME, TIME, null, null, new Dispatch(n).article()));
  }

  static String source(int rank) {
    return "The " + capital(SOURCES.at(rank)) + " Post";
  }

  static String person(int rank) {
    return capital(NAMES.at(rank)) + " " + capital(WORDS.at(20_000 + rank));
  }

  static String firm(int rank) {
    return capital(NAMES.at(rank)) + " Works";
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
