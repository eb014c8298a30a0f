package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.List;
import java.util.Set;

/** How far a name goes where the classifier ends too early, or too late. */
final class Extents {

  private static final Set<String> DOMAINS = Set.of("AI", "ai", "com", "io", "org", "net");

  private static final Set<String> TRADES =
      Set.of(
          "Capital", "Markets", "Securities", "Research", "Economics", "Partners", "Investments");

  private final String text;
  private final KnownNames knownNames;

  Extents(String text, KnownNames knownNames) {
    this.text = text;
    this.knownNames = knownNames;
  }

  /** Where the name of an organization ends that the classifier sees from one token to another. */
  int ofOrganization(Sentence sentence, List<String> labels, int from, int end) {
    int whole = withPurpose(sentence.tokens(), labels, withTrade(sentence.tokens(), labels, end));
    return withCampus(sentence, labels, withoutPlace(sentence, from, whole));
  }

  /** "Harrow & Pike", which the classifier may take for two. */
  static int withPartner(List<Token> tokens, List<String> labels, int end) {
    int partner = tokens.get(end - 1).is("&") ? end : end + 1;
    boolean joined =
        partner < tokens.size()
            && tokens.get(partner - 1).is("&")
            && tokens.get(partner).isCapitalised()
            && !tokens.get(partner).is("I");
    if (!joined) {
      return end;
    }
    // "MIT & FBI" are two.
    boolean another =
        labels.get(partner).startsWith("B-")
            && (!labels.get(partner).equals("B-ORG") || isSpelled(tokens.get(partner)));
    return another ? end : partner + 1;
  }

  private static boolean isSpelled(Token token) {
    return token.text().chars().noneMatch(Character::isLowerCase);
  }

  /** "BMO Capital Markets" */
  private static int withTrade(List<Token> tokens, List<String> labels, int end) {
    int last = end;
    while (last < labels.size()
        && labels.get(last).equals("O")
        && TRADES.contains(tokens.get(last).text())) {
      last++;
    }
    return last;
  }

  /** Where what seems a place ends: "Boston Dynamics". */
  static int ofPlace(List<Token> tokens, List<String> labels, int end) {
    return isEnding(tokens, labels, end) ? end + 1 : end;
  }

  /** "Character.AI", where the classifier ends before the point. */
  static int withDomain(List<Token> tokens, int end) {
    boolean point =
        end + 1 < tokens.size()
            && tokens.get(end).is(".")
            && tokens.get(end - 1).to() == tokens.get(end).from()
            && tokens.get(end).to() == tokens.get(end + 1).from();
    return point && DOMAINS.contains(tokens.get(end + 1).text()) ? end + 2 : end;
  }

  /** "University of California, San Diego" */
  private int withCampus(Sentence sentence, List<String> labels, int to) {
    List<Token> tokens = sentence.tokens();
    int end = tokens.get(to - 1).is(",") ? to - 1 : to;
    int campus = end + 1;
    if (end < 3
        || campus >= labels.size()
        || !Lexicon.STATES_OF_CAMPUSES.contains(tokens.get(end - 1).text())
        || !tokens.get(end - 3).is("University")
        || !tokens.get(end).is(",")) {
      return to;
    }
    int last = campus;
    while (last < Math.min(labels.size(), campus + 2)
        && tokens.get(last).isCapitalised()
        && (labels.get(last).endsWith("-LOC") || labels.get(last).equals("I-ORG"))) {
      last++;
    }
    // The classifier may take the town for a firm.
    for (int length = 2; last == campus && length > 0; length--) {
      last = isPlace(sentence, campus, campus + length) ? campus + length : last;
    }
    return last > campus ? last : to;
  }

  private boolean isPlace(Sentence sentence, int from, int to) {
    Gazetteer.Entry known =
        to > sentence.tokens().size()
            ? null
            : knownNames.find(Name.of(text, sentence, from, to).text());
    return known != null && known.type() == Type.PLACE;
  }

  /** "Frontier Institute in Canada", without its country. */
  private int withoutPlace(Sentence sentence, int from, int end) {
    for (int i = from + 1; i < end - 1; i++) {
      if (sentence.tokens().get(i).is("in") && isPlace(sentence, i + 1, end)) {
        return i;
      }
    }
    return end;
  }

  /** "Boston Dynamics", where the classifier sees Boston alone. */
  private static boolean isEnding(List<Token> tokens, List<String> labels, int end) {
    return end < labels.size()
        && labels.get(end).equals("O")
        && Lexicon.ORGANIZATION_ENDINGS.contains(tokens.get(end).text());
  }

  /** "Administration for Market Regulation", where the classifier ends before the purpose. */
  private static int withPurpose(List<Token> tokens, List<String> labels, int end) {
    boolean body = Lexicon.ORGANIZATION_ENDINGS.contains(tokens.get(end - 1).text());
    if (!body || end + 1 >= labels.size() || !tokens.get(end).is("for")) {
      return end;
    }
    int last = end + 1;
    while (last < labels.size()
        && labels.get(last).equals("O")
        && (tokens.get(last).isCapitalised()
            || tokens.get(last).is("and")
                && last + 1 < labels.size()
                && tokens.get(last + 1).isCapitalised())) {
      last++;
    }
    return last > end + 1 ? last : end;
  }

  /** "Facial recognition system": no name, but what the article is about as if it were one. */
  static boolean isKind(List<Token> tokens) {
    return tokens.size() > 1
        && tokens.stream().noneMatch(Token::hasCapital)
        && Lexicon.MACHINES.contains(tokens.get(tokens.size() - 1).text());
  }

  /** A small word before a name that has capitals: "northern" of "northern Finland". */
  static boolean isBefore(List<Token> tokens) {
    return tokens.size() > 1
        && tokens.get(0).isWord()
        && !tokens.get(0).hasCapital()
        && tokens.stream().anyMatch(Token::hasCapital);
  }

  /** A sentence that opens small was typed in haste, and so are its names. */
  static boolean isHasty(List<Token> tokens) {
    return tokens.stream().filter(Token::isWord).findFirst().filter(Token::hasCapital).isEmpty();
  }

  /** With a capital or a number, or a small word of its own: "University of applied sciences". */
  static boolean endsName(List<Token> name, boolean whole) {
    Token last = name.get(name.size() - 1);
    boolean small = last.isWord() && !last.hasCapital() && !last.is("s") && !last.is("'s");
    return last.hasCapital()
        || last.kind() == Token.Kind.NUMBER
        || (small && (whole || name.stream().anyMatch(token -> token.is("of"))));
  }
}
