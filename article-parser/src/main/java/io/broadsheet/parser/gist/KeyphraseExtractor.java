package io.broadsheet.parser.gist;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Facts.Keyphrase;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keyphrases of English texts: names, and runs of telling words that come back. */
public final class KeyphraseExtractor implements Extractor<Keyphrase> {

  private static final int LONGEST = 3;
  private static final int MOST = 8;
  private static final int LEAST_OF_ONE_WORD = 3;
  // Adverbs, verbs and adjectives end no phrase.
  private static final List<String> NO_ENDS =
      List.of("ed", "ly", "ing", "ive", "al", "ous", "ic", "able", "ible", "ful", "less", "ary");

  private static final class Phrase {
    private final String text;
    private final int words;
    private final int first;
    private int count;

    Phrase(String text, int words, int first) {
      this.text = text;
      this.words = words;
      this.first = first;
    }
  }

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Keyphrase> extract(Reading reading) {
    Flow flow = new Flow(reading, List.of());
    Map<String, Phrase> phrases = new LinkedHashMap<>();
    for (int i = 0; i < flow.size(); i++) {
      StringBuilder stem = new StringBuilder();
      for (int end = i + 1; end <= i + LONGEST && isPart(flow, i, end - 1); end++) {
        stem.append(Terms.stem(flow.word(end - 1))).append(' ');
        if (mayEnd(flow.lower(end - 1))) {
          int first = i;
          int last = end;
          phrases.computeIfAbsent(
                  stem.toString(), key -> new Phrase(flow.text(first, last), last - first, first))
              .count++;
        }
      }
    }
    List<Keyphrase> found = new ArrayList<>();
    for (Phrase phrase : phrases.values()) {
      if (phrase.count >= (phrase.words == 1 ? LEAST_OF_ONE_WORD : 2)) {
        double early = 1 - (double) phrase.first / flow.size();
        double often = phrase.words * (double) phrase.count / (phrase.words * phrase.count + 6.0);
        found.add(new Keyphrase(phrase.text, TopicExtractor.rounded(0.7 * often + 0.3 * early)));
      }
    }
    for (Entity entity : reading.entities()) {
      if (entity.mentions().size() > 1) {
        found.add(new Keyphrase(entity.name(), entity.salience()));
      }
    }
    found.sort(Comparator.comparingDouble(Keyphrase::score).reversed());
    return apart(found);
  }

  /** A word inside a sentence that belongs to no name. */
  private static boolean isPart(Flow flow, int first, int at) {
    return at < flow.size()
        && flow.mention(at) == null
        && flow.sentence(at) == flow.sentence(first)
        && Terms.carries(flow.token(at))
        && !flow.token(at).isCapitalised();
  }

  private static boolean mayEnd(String word) {
    return NO_ENDS.stream().noneMatch(word::endsWith);
  }

  /** The best ones, none within another. */
  private static List<Keyphrase> apart(List<Keyphrase> sorted) {
    List<Keyphrase> chosen = new ArrayList<>();
    for (Keyphrase phrase : sorted.subList(0, Math.min(sorted.size(), MOST * 4))) {
      String padded = " " + phrase.text() + " ";
      boolean within =
          chosen.stream()
              .map(other -> " " + other.text() + " ")
              .anyMatch(other -> other.contains(padded) || padded.contains(other));
      if (!within && chosen.size() < MOST) {
        chosen.add(phrase);
      }
    }
    return List.copyOf(chosen);
  }
}
