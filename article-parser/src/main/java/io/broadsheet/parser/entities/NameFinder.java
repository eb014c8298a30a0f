package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names as a classifier finds them, and beside them those that are well known, that hold a version,
 * or that the classifier found elsewhere in the article.
 */
final class NameFinder {

  private static final Map<String, Type> KINDS =
      Map.of(
          "PER", Type.PERSON, "ORG", Type.ORGANIZATION, "LOC", Type.PLACE, "PRODUCT", Type.PRODUCT);
  private static final Set<String> OPENING_MARKS = Set.of("“", "\"", "‘", "'", "«", "„");
  private static final int LONGEST_KNOWN = 6;
  // Chars. Whom a text of ten thousand words names after that, it has named before, as a rule;
  // and a hostile one must not hold a thread for long.
  private static final int CLASSIFIED = 60_000;

  private final TokenClassifier classifier;
  private final Reading reading;
  private final KnownNames knownNames;
  private final Versions versions;
  private final NoNames noNames;
  private final Extents extents;
  private final String text;
  private final List<Name> names = new ArrayList<>();
  private final Map<String, Type> found = new HashMap<>();
  // Where the names end of which the classifier said something, by where they begin.
  private final Map<Integer, Integer> spoken = new HashMap<>();
  // "the Commission", where the article names the European Commission.
  private final Set<String> shortForms = new HashSet<>();
  // Words that stand in small letters too, as they would with a capital.
  private final Set<String> small;

  NameFinder(TokenClassifier classifier, Reading reading, KnownNames knownNames) {
    this.classifier = classifier;
    this.reading = reading;
    this.knownNames = knownNames;
    this.versions = knownNames.versions();
    this.text = reading.text().toString();
    this.noNames = new NoNames(text, reading.title());
    this.extents = new Extents(text, knownNames);
    this.small =
        reading.sentences().stream()
            .flatMap(sentence -> sentence.tokens().stream())
            .filter(token -> token.isWord() && !token.hasCapital())
            .map(
                token ->
                    token.text().substring(0, 1).toUpperCase(Locale.ROOT)
                        + token.text().substring(1))
            .collect(Collectors.toSet());
  }

  List<Name> find() {
    List<Sentence> sentences =
        reading.sentences().stream()
            .filter(sentence -> sentence.from() < CLASSIFIED && mayName(sentence))
            .toList();
    List<List<String>> labels =
        classifier.classify(
            sentences.stream()
                .map(sentence -> sentence.tokens().stream().map(Token::text).toList())
                .toList());
    for (int i = 0; i < sentences.size(); i++) {
      read(sentences.get(i), labels.get(i));
    }
    names.forEach(this::remember);
    names.forEach(name -> spoken.put(name.from(), name.to()));
    reading.sentences().forEach(this::addKnown);
    return withoutOverlaps();
  }

  /** Whether a capital stands there that no opening of a sentence explains, or none at all. */
  private boolean mayName(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    if (tokens.stream().noneMatch(Token::hasCapital)) {
      return tokens.size() > 1;
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean explained = token.is("I") || (i == 0 && small.contains(token.text()));
      if (token.hasCapital() && !explained) {
        return true;
      }
    }
    return false;
  }

  private void read(Sentence sentence, List<String> labels) {
    int at = 0;
    while (at < labels.size()) {
      int end = at + 1;
      String label = labels.get(at);
      if (label.startsWith("B-")) {
        while (end < labels.size() && goesOn(label, labels.get(end))) {
          end++;
        }
        boolean place = label.equals("B-LOC");
        int partner = place ? end : Extents.withPartner(sentence.tokens(), labels, end);
        label = partner > end ? "B-ORG" : label;
        end = partner;
        if (label.equals("B-ORG")) {
          end = extents.ofOrganization(sentence, labels, at, end);
        } else if (label.equals("B-LOC")) {
          end = Extents.ofPlace(sentence.tokens(), labels, end);
        }
        add(sentence, at, end, label.substring(2));
      }
      at = end;
    }
  }

  /** Two persons never stand side by side: it is one whose name begins with a word. */
  private static boolean goesOn(String begun, String next) {
    return next.equals("I-" + begun.substring(2)) || (begun.equals("B-PER") && next.equals(begun));
  }

  private void add(Sentence sentence, int from, int to, String kind) {
    List<Token> tokens = sentence.tokens();
    int first = from;
    while (first < to && isOutside(tokens.get(first), kind)) {
      first++;
    }
    boolean hasty = Extents.isHasty(tokens);
    while (!hasty && !kind.equals("PER") && Extents.isBefore(tokens.subList(first, to))) {
      first++;
    }
    boolean kindOfProduct = kind.equals("PRODUCT") && Extents.isKind(tokens.subList(first, to));
    boolean whole = hasty || kindOfProduct || kind.equals("PER");
    int last = to;
    while (last > first && !Extents.endsName(tokens.subList(first, last), whole)) {
      last--;
    }
    last = last > first ? Extents.withDomain(tokens, last) : last;
    boolean named = tokens.subList(first, last).stream().anyMatch(Token::hasCapital);
    boolean small = kindOfProduct || (hasty && !kind.equals("PRODUCT"));
    if (last > first && (named || small)) {
      Name name = Name.of(text, sentence, first, last).as(KINDS.get(kind));
      if (!noNames.hold(name)) {
        names.add(versions.extend(text, name));
      }
    }
  }

  /** What stands before a name and belongs to none: articles, and before a person's titles. */
  private static boolean isOutside(Token token, String kind) {
    boolean title = Lexicon.TITLES.contains(token.text()) && kind.equals("PER");
    return title || isArticle(token);
  }

  private static boolean isArticle(Token token) {
    return token.is("The") || token.is("the");
  }

  private void remember(Name name) {
    if (name.type() != null) {
      found.putIfAbsent(name.text(), name.type());
    }
    String last = name.words().get(name.length() - 1);
    if (name.type() == Type.ORGANIZATION
        && name.length() > 1
        && Lexicon.ORGANIZATION_ENDINGS.contains(last)) {
      shortForms.add(last);
    }
    if (name.type() == Type.PERSON && name.length() > 1) {
      // The family name alone, which stands first or last.
      found.putIfAbsent(name.words().get(0), Type.PERSON);
      found.putIfAbsent(last, Type.PERSON);
    }
  }

  /** The longest known name at each word. */
  private void addKnown(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    int at = 0;
    while (at < tokens.size()) {
      boolean begins = tokens.get(at).hasCapital() && !isArticle(tokens.get(at));
      int end = begins ? Math.min(at + LONGEST_KNOWN, tokens.size()) : at;
      while (end > at && !isKnown(Name.of(text, sentence, at, end))) {
        end--;
      }
      if (end > at) {
        Name name = Name.of(text, sentence, at, end);
        Type type = knownType(name);
        // Places' names are also those of peoples, tongues and books: there the classifier decides.
        if (type != Type.PLACE || spoken.getOrDefault(name.from(), 0) < name.to()) {
          names.add(versions.extend(text, name.as(type)));
        }
      }
      at = Math.max(end, at + 1);
    }
  }

  private Type knownType(Name name) {
    Gazetteer.Entry known = knownNames.find(name.text());
    Type plain = isShortForm(name) ? Type.ORGANIZATION : Type.PRODUCT;
    Type other = known == null ? plain : known.type();
    return found.getOrDefault(name.text(), other);
  }

  private boolean isKnown(Name name) {
    boolean seen = found.containsKey(name.text());
    // A word that opens a sentence may have its capital from there.
    boolean opens = name.length() == 1 && isOpening(name);
    boolean common = opens && small.contains(name.text());
    boolean listed = knownNames.find(name.text()) != null;
    boolean word =
        common
            || (opens && Lexicon.NAMES_LIKE_WORDS.contains(name.text()))
            || (listed
                && name.text().length() <= KnownNames.LONGEST_SPELLED
                && isShouted(name.sentence()));
    boolean known =
        (listed && (seen || !word))
            || (seen && !common)
            || isShortForm(name)
            || (name.length() == 1 && isVersionOfKnown(name));
    return known && !noNames.hold(name);
  }

  private boolean isShortForm(Name name) {
    return name.length() == 1
        && shortForms.contains(name.text())
        && name.before(1).equalsIgnoreCase("the")
        && name.after(0).equals(name.after(0).toLowerCase(Locale.ROOT));
  }

  private static boolean isOpening(Name name) {
    return name.first() == 0 || (name.first() == 1 && OPENING_MARKS.contains(name.before(1)));
  }

  /** "WHO PAYS FOR US": what is all in capitals spells no short names. */
  private static boolean isShouted(Sentence sentence) {
    return sentence.tokens().stream()
        .map(Token::text)
        .allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)));
  }

  /** "DeepSeek-V2" where DeepSeek is known. */
  private boolean isVersionOfKnown(Name name) {
    String family = Versions.family(name.text());
    return Versions.isVersioned(name)
        && (knownNames.find(family) != null || found.containsKey(family));
  }

  /** The longest names; of equals one whose type is known, and of those the classifier's. */
  private List<Name> withoutOverlaps() {
    names.sort(
        Comparator.comparing((Name name) -> name.from() - name.to())
            .thenComparing(name -> !isTyped(name))
            .thenComparing(Name::from));
    List<Name> kept = new ArrayList<>();
    boolean[] taken = new boolean[text.length()];
    for (Name name : names) {
      if (!taken[name.from()] && !taken[name.to() - 1]) {
        Arrays.fill(taken, name.from(), name.to(), true);
        if (isTyped(name)) {
          kept.add(name);
        }
      }
    }
    kept.sort(Comparator.comparingInt(Name::from));
    return kept;
  }

  private boolean isTyped(Name name) {
    return name.type() != null || knownNames.find(name.text()) != null || versions.isModel(name);
  }
}
