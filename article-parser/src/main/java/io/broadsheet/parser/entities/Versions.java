package io.broadsheet.parser.entities;

import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Versions in names: "Tongyi Qianwen 2.5", "Gemini 1.5 Pro", "GPT-4o". */
final class Versions {

  private static final Pattern VERSION = Pattern.compile("\\d{1,2}(?:\\.\\d{1,2}){0,2}");
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\p{Lu}[\\p{L}]*+[-‑]?[v\\p{Lu}]?\\d{1,3}(?:\\.\\d{1,2})?[\\p{L}]{0,3}(?:[-‑][\\p{L}\\d.]{1,12}){0,3}");
  private static final Set<String> MEASURES =
      Set.of(
          "percent",
          "per",
          "%",
          "million",
          "billion",
          "trillion",
          "thousand",
          "people",
          "years",
          "months",
          "days",
          "times",
          "points",
          "dollars",
          "yuan",
          "euros",
          "bn",
          "km",
          "miles");

  private static final int EDITIONS = 3;

  private static final Pattern LETTER_AND_NUMBER = Pattern.compile("\\p{L}\\d{1,2}");

  private static final Set<String> CHIPS =
      Set.of("chip", "chips", "GPU", "GPUs", "processor", "processors");
  private static final Set<String> POSSESSIVES = Set.of("'s", "’s");

  private final Predicate<String> isFamily;
  private final BooleanSupplier aboutAi;

  /**
   * @param isFamily whether a word names a family of models, in this article
   * @param aboutAi whether it is about them
   */
  Versions(Predicate<String> isFamily, BooleanSupplier aboutAi) {
    this.isFamily = isFamily;
    this.aboutAi = aboutAi;
  }

  /** The name with the version and the edition that follow it, where they do. */
  Name extend(String text, Name name) {
    List<Token> tokens = name.sentence().tokens();
    int end = name.last();
    if (isVersionOf(name)) {
      end++;
    } else if (!isVersioned(name)) {
      return name;
    }
    int edition = end;
    while (end < tokens.size()
        && end - edition < EDITIONS
        && follows(tokens, end)
        && Lexicon.EDITIONS.contains(tokens.get(end).text())) {
      end++;
    }
    return end == name.last()
        ? name
        : Name.of(text, name.sentence(), name.first(), end).as(name.type());
  }

  /** Whether the number after a name is its version. */
  private boolean isVersionOf(Name name) {
    List<Token> tokens = name.sentence().tokens();
    int at = name.last();
    if (at >= tokens.size() || !follows(tokens, at)) {
      return false;
    }
    Token number = tokens.get(at);
    String head = tokens.get(at - 1).text();
    String next = name.after(1);
    if (!isVersion(number)
        || Lexicon.NUMBERED.contains(head)
        || MEASURES.contains(next)
        || head.endsWith(".")) {
      return false;
    }
    boolean decimal = number.text().indexOf('.') > 0;
    boolean family =
        isFamily.test(head) || isFamily.test(name.text()) || hasEdition(name) && isModel(name);
    return decimal || family || speaksOfModels(name.sentence());
  }

  private static boolean follows(List<Token> tokens, int at) {
    return tokens.get(at).from() - tokens.get(at - 1).to() == 1;
  }

  private static boolean isVersion(Token token) {
    String number = token.text();
    return VERSION.matcher(number).matches()
        || number.matches("[vV]\\d{1,2}(?:\\.\\d{1,2})?|\\d{1,2}[a-z]");
  }

  private static boolean speaksOfModels(Sentence sentence) {
    return sentence.tokens().stream().anyMatch(token -> Lexicon.MODEL_NOUNS.contains(token.text()));
  }

  /** Whether it is an AI model's: of a known family, or versioned where the sentence tells. */
  boolean isModel(Name name) {
    String first = name.words().get(0);
    boolean edition = first.indexOf('-') > 0 || isVersioned(name) || hasEdition(name);
    boolean family = edition && isFamily.test(family(first));
    boolean decimal = name.words().stream().anyMatch(word -> word.matches(".*\\d\\.\\d.*"));
    boolean lab = first.indexOf('-') > 0 && Lexicon.AI_LABS.contains(family(first));
    // "whose R1 model", "DeepSeek's V3"
    boolean called =
        name.length() == 1
            && isNumbered(first)
            && (Lexicon.MODEL_NOUNS.contains(name.after(0))
                || POSSESSIVES.contains(name.before(1)) && Lexicon.AI_LABS.contains(name.before(2)))
            && aboutAi.getAsBoolean();
    // "Kimi K3"
    String last = name.words().get(name.length() - 1);
    boolean numbered =
        name.length() > 1
            && isNumbered(last)
            && (speaksOfModels(name.sentence()) || isOfLab(first))
            && !CHIPS.contains(name.after(0))
            && aboutAi.getAsBoolean();
    return family
        || called
        || numbered
        || (isVersioned(name) && (decimal || lab || speaksOfModels(name.sentence())));
  }

  /** "Claude Opus", but not "Claude Monet". */
  private static boolean hasEdition(Name name) {
    List<String> words = name.words();
    return words.subList(1, words.size()).stream().anyMatch(Lexicon.EDITIONS::contains);
  }

  /** "Kimi" of Moonshot */
  private static boolean isOfLab(String word) {
    Gazetteer.Entry known = Gazetteer.find(word);
    return known != null
        && known.partOf() != null
        && Lexicon.AI_LABS.contains(known.partOf().split(" ", 2)[0]);
  }

  /** "K3" */
  static boolean isNumbered(String word) {
    return LETTER_AND_NUMBER.matcher(word).matches();
  }

  /** A word without the version in it: "GPT" of "GPT-4o". */
  static String family(String word) {
    int hyphen = word.indexOf('-');
    int end = hyphen > 0 ? hyphen : word.length();
    while (hyphen <= 0 && end > 0 && "0123456789.".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  /** Whether a name holds a version: after it or inside its word. */
  static boolean isVersioned(Name name) {
    return name.words().stream()
        .anyMatch(
            word ->
                VERSION.matcher(word).matches()
                    || (INSIDE.matcher(word).matches() && word.indexOf('-') > 0)
                    || word.matches("\\p{Lu}\\p{L}{2,20}\\d{1,2}(?:\\.\\d{1,2})?"));
  }
}
