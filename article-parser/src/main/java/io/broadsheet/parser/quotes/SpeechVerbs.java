package io.broadsheet.parser.quotes;

import java.util.Set;

/** Verbs by which texts hand words to a speaker. */
final class SpeechVerbs {

  /** A clause may follow these without "that". */
  static final Set<String> PLAIN = Set.of("said", "says", "say", "added", "adds", "saying");

  /** A reported clause follows these only with "that"; quoted words without. */
  static final Set<String> REPORTING =
      Set.of(
          "told",
          "tells",
          "claimed",
          "claims",
          "warned",
          "warns",
          "argued",
          "argues",
          "noted",
          "notes",
          "stated",
          "states",
          "explained",
          "explains",
          "announced",
          "announces",
          "cautioned",
          "cautions",
          "insisted",
          "insists",
          "acknowledged",
          "acknowledges",
          "conceded",
          "concedes",
          "predicted",
          "predicts",
          "wrote",
          "writes",
          "confirmed",
          "confirms",
          "denied",
          "denies",
          "disclosed",
          "revealed",
          "reveals",
          "stressed",
          "stresses",
          "emphasized",
          "emphasised",
          "reiterated",
          "testified",
          "suggested",
          "complained",
          "admitted",
          "admits",
          "declared",
          "declares",
          "estimated",
          "estimates",
          "forecast",
          "forecasts",
          "pledged",
          "promised",
          "maintained",
          "maintains",
          "asserted",
          "asserts",
          "contended",
          "contends",
          "remarked",
          "observed",
          "recalled",
          "recalls",
          "reported",
          "tweeted",
          "posted",
          "adding",
          "noting",
          "warning",
          "explaining",
          "claiming",
          "arguing",
          "stressing");

  /** Beside quotation marks these speak as well. */
  static final Set<String> QUOTING =
      Set.of(
          "asked",
          "asks",
          "replied",
          "replies",
          "joked",
          "quipped",
          "shouted",
          "continued",
          "concluded",
          "concludes",
          "responded",
          "answered",
          "commented",
          "called",
          "calls",
          "described",
          "describes",
          "recounted",
          "put",
          "went",
          "read",
          "reads",
          "lamented");

  static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being");

  static final Set<String> BETWEEN =
      Set.of(
          "has",
          "have",
          "had",
          "also",
          "later",
          "then",
          "previously",
          "recently",
          "repeatedly",
          "earlier",
          "once",
          "further",
          "again",
          "reportedly",
          "often",
          "now",
          "both",
          "still");

  private SpeechVerbs() {}

  static boolean reports(String word) {
    return PLAIN.contains(word) || REPORTING.contains(word);
  }

  static boolean speaks(String word) {
    return reports(word) || QUOTING.contains(word);
  }
}
