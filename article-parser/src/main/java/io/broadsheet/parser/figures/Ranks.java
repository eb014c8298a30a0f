package io.broadsheet.parser.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Places in an order: "rank second globally", "in fifth place", "No. 1". */
final class Ranks {

  /** A rank and its chars. */
  record Rank(int from, int to, BigDecimal value) {}

  private static final List<String> WORDS =
      List.of(
          ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                  + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
                  + " twentieth")
              .split(" "));
  private static final String ORDINAL =
      "(?<ordinal>(?i:" + String.join("|", WORDS) + ")|\\d{1,4}(?:st|nd|rd|th))(?![\\p{L}\\p{N}-])";
  private static final String SCOPE =
      "(?:\\s(?:place|globally|worldwide|nationally|internationally|overall|in the (?:world|country|nation|region|industry|list)))?";
  // What may follow a rank; a noun would make it one of several: "is third party".
  private static final String ALONE =
      "(?=\\s(?:with|globally|worldwide|nationally|internationally|overall|in|on|among|behind|after|place)\\b|[.,;:!?]|$)";

  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(
              "(?<![\\p{L}])(?:rank(?:s|ed|ing)?|placed|finish(?:ed|es)?|came|comes)\\s(?:(?:joint|only|just|in|the|as)\\s){0,2}"
                  + ORDINAL
                  + SCOPE),
          Pattern.compile(
              "(?<![\\p{L}])rank(?:s|ed)\\s(?:the\\s)?(?:\\p{Lu}[\\p{L}.]{0,20}\\s){1,4}"
                  + ORDINAL
                  + SCOPE),
          Pattern.compile(
              "(?<![\\p{L}])(?:is|was|were|are|stands|sits|lies|took|takes|(?:moved|climbed|slipped|fell|rose|dropped|jumped)(?:\\s(?:up|down))?\\sto)\\s(?:now\\s)?"
                  + ORDINAL
                  + ALONE
                  + SCOPE),
          Pattern.compile("(?<![\\p{L}])(?:in\\s)?" + ORDINAL + "\\splace(?!\\p{L})"),
          Pattern.compile(
              "(?<![\\p{L}])(?:rank(?:s|ed|ing)?\\s(?:as\\s)?)?(?:No\\.|number)\\s?(?<ordinal>\\d{1,4})(?![\\p{L}\\p{N}.])"
                  + SCOPE),
          Pattern.compile(
              "(?<![\\p{L}-])(?:(?:world|country|nation|region)[’']s\\s)?(?<ordinal>"
                  + String.join("|", WORDS.subList(1, 20))
                  + "|\\d{1,4}(?:st|nd|rd|th))[-\\s](?:largest|biggest|richest|most \\p{L}{3,15}|highest|fastest|busiest|best|smallest|lowest|oldest|longest|tallest)(?!\\p{L})"));

  private Ranks() {}

  static List<Rank> find(String text) {
    List<Rank> ranks = new ArrayList<>();
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        ranks.add(new Rank(matcher.start(), matcher.end(), value(matcher.group("ordinal"))));
      }
    }
    ranks.sort(Comparator.comparingInt(Rank::from));
    List<Rank> apart = new ArrayList<>();
    int end = 0;
    for (Rank rank : ranks) {
      if (rank.from() >= end) {
        apart.add(rank);
        end = rank.to();
      }
    }
    return apart;
  }

  private static BigDecimal value(String ordinal) {
    int word = WORDS.indexOf(ordinal.toLowerCase(Locale.ROOT));
    return word >= 0
        ? BigDecimal.valueOf(word + 1L)
        : new BigDecimal(ordinal.replaceAll("\\D", ""));
  }
}
