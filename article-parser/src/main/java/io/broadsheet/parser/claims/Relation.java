package io.broadsheet.parser.claims;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Flow;
import io.broadsheet.parser.text.Flow.Mention;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one thing is said to do to another, and between which kinds of things: one line of the
 * table.
 *
 * @param compares whether it may hold in one respect alone
 * @param nouns whether it may be done to what has no name: "a chatbot for children"
 * @param leads words that may lead from the verb to the object
 */
record Relation(
    String name,
    boolean compares,
    Set<Type> subjects,
    Set<Type> objects,
    boolean nouns,
    Set<String> leads) {

  private static final Map<Character, Type> KINDS =
      Map.of(
          'o',
          Type.ORGANIZATION,
          'p',
          Type.PERSON,
          'l',
          Type.PLACE,
          'd',
          Type.PRODUCT,
          'm',
          Type.MODEL);

  /** What the words of a phrase are. */
  enum Form {
    VERB,
    /** A noun as well: "rivals", "launches". */
    DOUBTFUL,
    /** "is suing", ", overtaking" */
    PROGRESSIVE,
    /** A noun that somebody owns: "its acquisition of" */
    OWNED,
    /** What it is done to stands before it: "a round led by" */
    TURNED,
    /** The same, and who does it after a role: "became head of" */
    ROLE
  }

  /** A way to say a relation. */
  record Phrase(Relation relation, List<String> words, Form form) {

    /** Where it ends, if it begins at a token, else -1; {@code *} stands for up to four words. */
    int end(Flow flow, int index) {
      int at = index + 1;
      for (String word : words.subList(1, words.size())) {
        int most = word.equals("*") ? MOST_BETWEEN : 0;
        String wanted = most > 0 ? words.get(words.size() - 1) : word;
        for (int i = 0; i < most && !flow.lower(at).equals(wanted); i++) {
          if (Objects.leadsOn(flow.lower(at)) || flow.word(at).equals(".")) {
            return -1;
          }
          at++;
        }
        if (most == 0 && !flow.lower(at++).equals(word)) {
          return -1;
        }
      }
      return at;
    }
  }

  private static final int MOST_BETWEEN = 4;

  private static final Map<Character, Form> FORMS =
      Map.of(
          '~',
          Form.DOUBTFUL,
          '+',
          Form.PROGRESSIVE,
          '^',
          Form.OWNED,
          '<',
          Form.TURNED,
          '%',
          Form.ROLE);

  private static final Map<String, List<Phrase>> BY_FIRST = new HashMap<>();

  static {
    for (String line : Wordlist.lines(Relation.class, "relations.txt")) {
      String[] fields = line.split("\\|");
      Relation relation =
          new Relation(
              fields[0].replace("*", ""),
              fields[0].endsWith("*"),
              kinds(fields[1]),
              kinds(fields[2].replace("n", "")),
              fields[2].endsWith("n"),
              Set.of(fields[3].split(" ")));
      for (String phrase : fields[4].split(" ")) {
        Form form = FORMS.getOrDefault(phrase.charAt(phrase.length() - 1), Form.VERB);
        String plain = form == Form.VERB ? phrase : phrase.substring(0, phrase.length() - 1);
        List<String> words = List.of(plain.split("_"));
        BY_FIRST
            .computeIfAbsent(words.get(0), key -> new ArrayList<>())
            .add(new Phrase(relation, words, form));
      }
    }
    // "bought a stake" before "bought": the longest phrase that fits counts.
    Comparator<Phrase> byLength = Comparator.comparingInt(phrase -> -phrase.words().size());
    BY_FIRST.values().forEach(phrases -> phrases.sort(byLength));
  }

  /** Names of those that compare. */
  static final Set<String> COMPARING =
      BY_FIRST.values().stream()
          .flatMap(List::stream)
          .map(Phrase::relation)
          .filter(Relation::compares)
          .map(Relation::name)
          .collect(Collectors.toUnmodifiableSet());

  private static Set<Type> kinds(String letters) {
    return letters
        .chars()
        .mapToObj(letter -> KINDS.get((char) letter))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The phrase that begins at a token. */
  static @Nullable Phrase at(Flow flow, int index) {
    for (Phrase phrase : BY_FIRST.getOrDefault(flow.lower(index), List.of())) {
      if (phrase.end(flow, index) > 0) {
        return phrase;
      }
    }
    return null;
  }

  /** The same, said of whom or what it is done to: "was bought by". */
  Relation turned() {
    return new Relation(name, false, objects, subjects, false, Set.of());
  }

  boolean isSubject(@Nullable Mention mention) {
    return mention != null && subjects.contains(mention.entity().type());
  }

  boolean isObject(@Nullable Mention mention) {
    return mention != null && objects.contains(mention.entity().type());
  }
}
