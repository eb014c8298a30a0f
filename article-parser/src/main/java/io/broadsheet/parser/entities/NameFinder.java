package io.broadsheet.parser.entities;

import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what is written like a name: runs of capitalised words, with the small ones they hold. */
final class NameFinder {

  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "de", "del", "della", "der", "den", "da", "di", "dos", "bin", "al", "el",
          "la", "le", "ter", "ten", "zu");
  private static final int LONGEST = 9;
  private static final Pattern MONEY = Pattern.compile("(?:RM|Rs|USD|EUR|US|HK|S|A|C)\\d.*");

  private final String text;
  private final Reading reading;
  // Words that stand in small letters or inside a sentence in capitals: the article's own evidence.
  private final Set<String> small = new HashSet<>();
  private final Set<String> capitalInside = new HashSet<>();

  NameFinder(Reading reading) {
    this.reading = reading;
    this.text = reading.text().toString();
    for (Sentence sentence : reading.sentences()) {
      learn(sentence);
    }
  }

  private void learn(Sentence sentence) {
    boolean opening = true;
    for (Token token : sentence.tokens()) {
      if (token.isWord()) {
        if (!token.hasCapital()) {
          small.add(token.text());
        } else if (!opening) {
          capitalInside.add(token.text());
        }
        opening = false;
      } else {
        opening |= "“\"‘«„:•".contains(token.text());
      }
    }
  }

  List<Name> find() {
    List<Name> names = new ArrayList<>();
    for (Sentence sentence : reading.sentences()) {
      int at = 0;
      while (at < sentence.tokens().size()) {
        int end = run(sentence, at);
        if (end > at) {
          cut(sentence, at, end, names);
        }
        at = Math.max(end, at + 1);
      }
    }
    return names;
  }

  /** The index after the longest run of name words that begins here. */
  private int run(Sentence sentence, int at) {
    List<Token> tokens = sentence.tokens();
    if (!isNameWord(tokens.get(at))) {
      return at;
    }
    int end = at + 1;
    while (end < tokens.size() && end - at < LONGEST) {
      Token token = tokens.get(end);
      if (!isNear(tokens.get(end - 1), token)) {
        break;
      }
      if (isNameWord(token)) {
        end++;
      } else if (isJoint(tokens, at, end)) {
        end += 2;
      } else if (end + 2 < tokens.size()
          && token.is("of")
          && Lexicon.OF_HEADS.contains(tokens.get(end - 1).text())
          && tokens.get(end + 1).is("the")
          && isNameWord(tokens.get(end + 2))) {
        end += 3;
      } else {
        break;
      }
    }
    return end;
  }

  /** "&", "of", "van": a word inside a name, with a name word after it. */
  private static boolean isJoint(List<Token> tokens, int from, int at) {
    if (at + 1 >= tokens.size()
        || !isNear(tokens.get(at), tokens.get(at + 1))
        || !isNameWord(tokens.get(at + 1))) {
      return false;
    }
    String word = tokens.get(at).text();
    String before = tokens.get(at - 1).text();
    if (word.equals("&")) {
      return true;
    }
    if (word.equals("of") || word.equals("for")) {
      return Lexicon.OF_HEADS.contains(before);
    }
    if (word.equals("and")) {
      // "Ministry of Industry and Information Technology"
      for (int i = from + 1; i < at; i++) {
        if (tokens.get(i).is("of") || tokens.get(i).is("for")) {
          return at - i == 2 || at - i == 3;
        }
      }
      return false;
    }
    return PARTICLES.contains(word) && Lexicon.GIVEN_NAMES.contains(tokens.get(from).text());
  }

  private static boolean isNear(Token before, Token after) {
    return after.from() - before.to() <= 1;
  }

  private static boolean isNameWord(Token token) {
    if (!token.isWord() || Lexicon.CALENDAR.contains(token.text())) {
      return false;
    }
    if (MONEY.matcher(token.text()).matches()) {
      return false;
    }
    if (token.isCapitalised()) {
      return true;
    }
    // iFlytek, xAI, but not "mRNA-based" fragments or "3D".
    return token.hasCapital() && Character.isLowerCase(token.text().charAt(0));
  }

  /** Cuts a run at titles and demonyms, strips what opens the sentence, keeps what remains. */
  private void cut(Sentence sentence, int from, int to, List<Name> names) {
    String whole = Name.of(text, sentence, from, to).text();
    String bare = whole.startsWith("The ") ? whole.substring(4) : whole;
    if (Gazetteer.find(whole) != null || Gazetteer.find(bare) != null) {
      add(sentence, from, to, names);
      return;
    }
    boolean organization =
        Lexicon.ORGANIZATION_ENDINGS.contains(sentence.tokens().get(to - 1).text());
    int begin = from;
    for (int at = from; at < to; at++) {
      String word = sentence.tokens().get(at).text();
      boolean title =
          Lexicon.TITLES.contains(word) && (at > begin || at + 1 < to || to - from == 1);
      boolean role = Lexicon.ROLE_WORDS.contains(word) && !organization;
      boolean demonym = Lexicon.DEMONYMS.contains(word) && !isPartOfOrganization(sentence, at, to);
      // "Zhipu AI" and "Guangzhou Internet Court" are whole names.
      boolean noName =
          Lexicon.NO_NAMES.contains(word) && (at == begin || at + 1 == to && !word.equals("AI"));
      if (title || role || demonym || noName) {
        add(sentence, begin, at, names);
        begin = at + 1;
      }
    }
    add(sentence, begin, to, names);
  }

  private static boolean isPartOfOrganization(Sentence sentence, int at, int to) {
    String last = sentence.tokens().get(to - 1).text();
    boolean of = false;
    for (int i = at + 1; i < to; i++) {
      of |= Lexicon.OF_HEADS.contains(sentence.tokens().get(i).text());
    }
    return to - at > 1 && (of || Lexicon.ORGANIZATION_ENDINGS.contains(last)) && !last.equals("AI");
  }

  private void add(Sentence sentence, int from, int to, List<Name> names) {
    int first = from;
    while (first < to && isNoStart(sentence, first, to)) {
      first++;
    }
    int last = to;
    while (last > first && !isNameWord(sentence.tokens().get(last - 1))) {
      last--;
    }
    if (first >= last) {
      return;
    }
    Name name = Name.of(text, sentence, first, last);
    Name versioned = Versions.extend(text, name);
    boolean opening = isOpening(sentence, first);
    boolean known = Gazetteer.find(name.text()) != null || versioned.length() > name.length();
    if (!known && name.length() == 1 && isNoise(name, opening && first == from)) {
      return;
    }
    names.add(versioned);
  }

  /** Articles, and at the opening of a sentence words that are common or small elsewhere. */
  private boolean isNoStart(Sentence sentence, int at, int to) {
    Token token = sentence.tokens().get(at);
    if (token.is("The") || token.is("A") || token.is("An") || !isNameWord(token)) {
      return true;
    }
    if (!isOpening(sentence, at)) {
      return token.isCapitalised()
          && to - at == 1
          && Lexicon.COMMON.contains(token.lower())
          && !token.isAllCapitals()
          && Gazetteer.find(token.text()) == null;
    }
    // "He Junjie" is a name, for all that "He" is a word.
    boolean surname = to - at == 2 && Lexicon.SURNAMES.contains(token.text()) && !token.is("You");
    if (surname || Gazetteer.find(Name.of(text, sentence, at, to).text()) != null) {
      return false;
    }
    boolean common = Lexicon.COMMON.contains(token.lower()) && !token.isAllCapitals();
    return common || (small.contains(token.lower()) && !capitalInside.contains(token.text()));
  }

  private boolean isNoise(Name name, boolean opening) {
    String word = name.text();
    if (Lexicon.NO_NAMES.contains(word) || word.codePointCount(0, word.length()) < 2) {
      return true;
    }
    if (!opening || capitalInside.contains(word) || isShaped(word)) {
      return false;
    }
    // A lone word that opens a sentence is a name when something happens to it that happens to
    // names.
    String next = name.after(0);
    boolean possessive = next.equals("’s") || next.equals("'s");
    return !possessive
        && !Lexicon.SPEECH.contains(next)
        && !(next.equals(",") && Set.of("a", "an", "the", "which", "who").contains(name.after(1)))
        && !(reading.title() != null && reading.title().contains(word));
  }

  /** Capitals or digits inside, as common words have none. */
  private static boolean isShaped(String word) {
    return word.codePoints()
        .skip(1)
        .anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
  }

  /** Whether nothing but marks stand before it in its sentence, or an opening quote or colon. */
  private static boolean isOpening(Sentence sentence, int at) {
    for (int i = at - 1; i >= 0; i--) {
      Token token = sentence.tokens().get(i);
      if (token.isWord()) {
        return false;
      }
      if ("“\"‘«„:•".contains(token.text())) {
        return true;
      }
      if (token.kind() == Token.Kind.NUMBER) {
        return false;
      }
    }
    return true;
  }
}
