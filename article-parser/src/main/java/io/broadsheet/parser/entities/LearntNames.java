package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Names as a classifier finds them, and beside them those that the rules are sure of. */
final class LearntNames {

  private static final Map<String, Type> KINDS =
      Map.of(
          "PER", Type.PERSON, "ORG", Type.ORGANIZATION, "LOC", Type.PLACE, "PRODUCT", Type.PRODUCT);

  private final TokenClassifier classifier;
  private final Reading reading;

  LearntNames(TokenClassifier classifier, Reading reading) {
    this.classifier = classifier;
    this.reading = reading;
  }

  List<Name> find() {
    List<Name> names = new ArrayList<>(learnt());
    new NameFinder(reading).find().stream().filter(LearntNames::isSure).forEach(names::add);
    // Of names that overlap the longest stays, and of equals the one that the rules are sure of.
    names.sort(
        Comparator.comparing((Name name) -> name.from() - name.to())
            .thenComparing(name -> !isSure(name))
            .thenComparing(Name::from));
    List<Name> kept = new ArrayList<>();
    boolean[] taken = new boolean[reading.text().toString().length()];
    for (Name name : names) {
      if (!taken[name.from()] && !taken[name.to() - 1]) {
        kept.add(name);
        Arrays.fill(taken, name.from(), name.to(), true);
      }
    }
    kept.sort(Comparator.comparingInt(Name::from));
    return kept;
  }

  private static boolean isSure(Name name) {
    return Gazetteer.find(name.text()) != null || Versions.isVersioned(name);
  }

  private List<Name> learnt() {
    // A sentence without a capital names nothing that news would.
    List<Sentence> sentences =
        reading.sentences().stream()
            .filter(sentence -> sentence.tokens().stream().anyMatch(Token::hasCapital))
            .toList();
    List<List<String>> labels =
        classifier.classify(
            sentences.stream()
                .map(sentence -> sentence.tokens().stream().map(Token::text).toList())
                .toList());
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      read(sentences.get(i), labels.get(i), names);
    }
    return names;
  }

  private void read(Sentence sentence, List<String> labels, List<Name> names) {
    int at = 0;
    while (at < labels.size()) {
      int end = at + 1;
      String label = labels.get(at);
      if (label.startsWith("B-")) {
        String kind = label.substring(2);
        while (end < labels.size() && labels.get(end).equals("I-" + kind)) {
          end++;
        }
        Type type = KINDS.get(kind);
        if (type != null) {
          add(sentence, at, end, type, names);
        }
      }
      at = end;
    }
  }

  private void add(Sentence sentence, int from, int to, Type type, List<Name> names) {
    List<Token> tokens = sentence.tokens();
    int first = from;
    while (first < to && isOutside(tokens.get(first))) {
      first++;
    }
    int last = to;
    while (last > first && isPossessive(tokens.get(last - 1))) {
      last--;
    }
    boolean named = tokens.subList(first, last).stream().anyMatch(Token::hasCapital);
    if (!named) {
      return;
    }
    String text = reading.text().toString();
    Name name = Name.of(text, sentence, first, last);
    if (!Lexicon.NO_NAMES.contains(name.text())) {
      names.add(Versions.extend(text, name).as(type));
    }
  }

  /** Articles and titles, which stand before a name and belong to none. */
  private static boolean isOutside(Token token) {
    return token.is("The") || token.is("the") || Lexicon.TITLES.contains(token.text());
  }

  private static boolean isPossessive(Token token) {
    return token.is("'s") || token.is("’s") || token.is("'") || token.is("’");
  }
}
