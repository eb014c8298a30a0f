package io.broadsheet.parser.gist;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.parser.text.Extractor;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The two or three sentences that say most of an English article: early ones that hold its frequent
 * words, make sense alone and do not repeat each other.
 */
public final class SummaryExtractor implements Extractor<Evidence> {

  private static final int SHORTEST = 7;
  private static final int LONGEST = 60;
  private static final int CANDIDATES = 12;
  private static final double ALIKE = 0.5;
  // What opens with one of these leans on the sentence before it.
  private static final Set<String> LEANING =
      Set.of(
          "he",
          "she",
          "it",
          "they",
          "this",
          "that",
          "these",
          "those",
          "but",
          "and",
          "however",
          "also",
          "then",
          "so",
          "his",
          "her",
          "its",
          "their",
          "such",
          "instead",
          "meanwhile",
          "“",
          "\"",
          "‘",
          "we",
          "i",
          "you",
          "asked");

  private record Candidate(Sentence sentence, Set<String> words, double score) {}

  @Override
  public boolean reads(Reading reading) {
    return reading.isIn("en");
  }

  @Override
  public List<Evidence> extract(Reading reading) {
    Map<String, Integer> counts = Terms.count(reading);
    for (Entity entity : reading.entities()) {
      for (String word : entity.name().split(" ")) {
        counts.computeIfPresent(Terms.stem(word), (key, count) -> count + 1);
      }
    }
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < reading.sentences().size(); i++) {
      Sentence sentence = reading.sentences().get(i);
      if (standsAlone(reading, sentence)) {
        Set<String> words = new HashSet<>();
        sentence.tokens().stream()
            .filter(Terms::carries)
            .forEach(token -> words.add(Terms.stem(token.text())));
        double worth = 0;
        for (String word : words) {
          worth += Math.log(counts.getOrDefault(word, 1));
        }
        // The first sentences of a news article say what happened.
        double place = 1 + 2.0 / (1 + i);
        candidates.add(new Candidate(sentence, words, place * worth / (words.size() + SHORTEST)));
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
    int wanted = Math.min(3, 1 + reading.sentences().size() / 4);
    List<Candidate> chosen = new ArrayList<>();
    for (Candidate one : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
      if (chosen.size() < wanted && chosen.stream().noneMatch(other -> areAlike(one, other))) {
        chosen.add(one);
      }
    }
    return chosen.stream()
        .map(Candidate::sentence)
        .sorted(Comparator.comparingInt(Sentence::from))
        .map(sentence -> reading.evidence(sentence.from(), sentence.to()))
        .toList();
  }

  private static boolean standsAlone(Reading reading, Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    if (tokens.size() < SHORTEST || tokens.size() > LONGEST) {
      return false;
    }
    char last = reading.text().toString().charAt(sentence.to() - 1);
    return (last == '.' || last == '”' || last == '"') && !LEANING.contains(tokens.get(0).lower());
  }

  private static boolean areAlike(Candidate one, Candidate other) {
    long shared = one.words().stream().filter(other.words()::contains).count();
    return shared > ALIKE * Math.min(one.words().size(), other.words().size());
  }
}
