package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What looks like a name and is none: an initial, a number, a kind of thing ("LLMs", "Generative
 * AI"), a people, an address, money, a law.
 */
final class NoNames {

  private static final Pattern MONEY = Pattern.compile("(?:RM|Rs|USD|EUR|US|HK|S|A|C)\\d.*");
  // "Mike Gallagher (R-Wis)"
  private static final Pattern PARTY = Pattern.compile("[RDI]-\\p{Lu}.*");
  private static final Pattern ADDRESS = Pattern.compile("@|://|www\\.|\\w_\\w");
  private static final Set<String> LICENSED = Set.of("MIT", "Apache", "BSD", "GPL");
  private static final Set<String> LICENCES = Set.of("licence", "license");
  private static final int AROUND = 100;

  // "Storm Odette"
  private static final Pattern STORM =
      Pattern.compile(
          "(?<!\\p{L})(?:Storm|[Tt]ropical storm|Hurricane|Typhoon|Cyclone)\\s(\\p{Lu}\\p{L}{2,20})");

  private final String text;
  private final Set<String> storms = new HashSet<>();

  NoNames(String text, @Nullable String title) {
    this.text = text;
    Stream.of(text, title == null ? "" : title)
        .flatMap(words -> STORM.matcher(words).results())
        .forEach(storm -> storms.add(storm.group(1)));
  }

  /** Whether it is one of them. */
  boolean hold(Name name) {
    return name.text().codePointCount(0, name.text().length()) < 2
        || name.text().codePoints().noneMatch(Character::isLetter)
        || name.words().stream().allMatch(NoNames::isNoName)
        || isAddress(name)
        || text.startsWith("$", name.to())
        || MONEY.matcher(name.text()).matches()
        || isParty(name)
        || isLicence(name)
        || storms.contains(name.text())
        || isLaw(name);
  }

  /** "The National Security Act" */
  private static boolean isLaw(Name name) {
    return name.length() > 1
        && name.type() != Type.PERSON
        && Lexicon.LAWS.contains(name.words().get(name.length() - 1));
  }

  /** "the Apache 2.0 licence" */
  private static boolean isLicence(Name name) {
    String called = name.text();
    boolean version = Character.isDigit(called.codePointBefore(called.length()));
    return LICENCES.contains(name.after(0)) && (version || LICENSED.contains(called));
  }

  private static boolean isParty(Name name) {
    return name.before(1).equals("(") && PARTY.matcher(name.text()).matches();
  }

  private static boolean isNoName(String word) {
    return Lexicon.NO_NAMES.contains(word)
        || Lexicon.PEOPLES.contains(KnownNames.withoutCapitals(word));
  }

  /** A part of what is written without a space: of an e-mail's or a page's address, of a file. */
  private boolean isAddress(Name name) {
    int from = name.from();
    while (from > Math.max(0, name.from() - AROUND) && !isSpace(from - 1)) {
      from--;
    }
    int to = name.to();
    while (to < Math.min(text.length(), name.to() + AROUND) && !isSpace(to)) {
      to++;
    }
    return ADDRESS.matcher(text).region(from, to).find();
  }

  private boolean isSpace(int at) {
    return Character.isWhitespace(text.charAt(at));
  }
}
