package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose figure it is: what an English sentence begins with, up to its verb. A sentence that begins
 * otherwise, or with a pronoun, does not tell.
 */
final class Owners {

  private static final Wordlist.Lists WORDS = Wordlist.lists(Owners.class, "owners.txt");
  private static final Set<String> VERBS = WORDS.get("verbs");
  private static final Set<String> NO_OWNERS = WORDS.get("no-owners");
  private static final Set<String> SPEECH = WORDS.get("speech");
  private static final Set<String> LEADING = WORDS.get("leading");
  private static final Set<String> DAYS = WORDS.get("days");
  private static final Set<String> PLACES = WORDS.get("places");
  private static final Set<String> HELPING = Set.of("has", "have", "had");
  private static final Set<String> TIMES = WORDS.get("times");
  // "rose 5% in May and profit climbed"
  private static final Pattern SECOND =
      Pattern.compile(
          "\\s(?:and|but|while|as|after|because|when|that(?!\\s(?:it|he|she|they|we)\\s))\\s(?:[\\p{L}’'-]{1,20}\\s){1,4}(?:"
              + String.join("|", WORDS.get("changes"))
              + "|is|are|was|were|has|had|will|would|could|may|said|\\p{L}{3,20}ed)\\s");
  // "Microsoft said it would invest"
  private static final Set<String> THEMSELVES =
      Set.of("it", "he", "she", "they", "we", "its", "his", "her", "their", "our");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "its", "their");
  // "Roy added that 1,150 jobs"
  private static final Set<String> REPORTING = WORDS.get("reporting");
  private static final Set<String> EXPECTING =
      Set.of("expects", "expect", "expected", "forecasts", "forecast", "predicts", "sees");
  private static final Set<String> TOLD = Set.of("told", "tells");
  private static final int LONGEST = 8;

  private final Reading reading;
  private final boolean english;
  private int sentence;

  Owners(Reading reading) {
    this.reading = reading;
    this.english = reading.isIn("en");
  }

  /** The owner of a figure, asked in the order of the text. */
  @Nullable String of(Figure figure) {
    int at = reading.chars(figure.evidence()).from();
    while (sentence + 1 < reading.sentences().size()
        && reading.sentences().get(sentence).to() <= at) {
      sentence++;
    }
    return english ? owner(reading.sentences().get(sentence), at) : null;
  }

  /** Whether another clause begins in between: "came second, followed by South Korea with". */
  private static boolean isApart(String between) {
    if (SECOND.matcher(between).find()) {
      return true;
    }
    int mark = Math.max(between.indexOf(", "), between.indexOf("; "));
    return mark >= 0 && mark + 2 < between.length() && Character.isLetter(between.charAt(mark + 2));
  }

  /** Where what is said begins: "said on 2 May that it", "said on Monday it", "said Apple". */
  private static int afterThat(List<Token> tokens, int from) {
    int at = from;
    boolean led = false;
    while (at < tokens.size()) {
      String word = word(tokens, at);
      // "said on Monday", "said in a statement"; but "said March sales", "said 300 workers"
      boolean inside =
          led
              && (TIMES.contains(word)
                  || PLACES.contains(word)
                  || ARTICLES.contains(word)
                  || tokens.get(at).kind() == Token.Kind.NUMBER);
      boolean leads = LEADING.contains(word) || DAYS.contains(word);
      if (!inside && !leads) {
        break;
      }
      led = true;
      at++;
    }
    boolean that = word(tokens, at).equals("that");
    return that ? at + 1 : at;
  }

  /** Without a time before the verb: "Ford last week". */
  private @Nullable String ownerText(List<Token> tokens, int first, int verb) {
    int last = verb;
    while (last > first && TIMES.contains(word(tokens, last - 1))) {
      last--;
    }
    return last == first
        ? null
        : reading.text().toString().substring(tokens.get(first).from(), tokens.get(last - 1).to());
  }

  private static String word(List<Token> tokens, int at) {
    return at < tokens.size() ? tokens.get(at).lower() : "";
  }

  private static boolean isArticle(List<Token> tokens, int before) {
    return before > 0 && ARTICLES.contains(tokens.get(before - 1).lower());
  }

  private @Nullable String owner(Sentence around, int figure) {
    List<Token> tokens = around.tokens();
    if (tokens.isEmpty()
        || NO_OWNERS.contains(tokens.get(0).lower())
        || LEADING.contains(tokens.get(0).lower())) {
      return null;
    }
    int first = 0;
    for (int i = 0; i < Math.min(first + LONGEST, tokens.size()); i++) {
      Token token = tokens.get(i);
      String word = token.lower();
      if (token.from() >= figure || !token.isWord() || NO_OWNERS.contains(word)) {
        return null;
      }
      // "The revised plan added": what stands after an article is no verb.
      boolean past =
          word.endsWith("ed")
              && !token.isCapitalised()
              && word.length() > 4
              && !isArticle(tokens, i);
      boolean that = REPORTING.contains(word) && word(tokens, i + 1).equals("that");
      boolean speech = i > first && (that || SPEECH.contains(word));
      int said = afterThat(tokens, i + 1);
      if (speech && !THEMSELVES.contains(word(tokens, said))) {
        // "Tim Cook said Apple would invest": it is Apple's.
        first = said;
        i = said - 1;
        continue;
      }
      if (TOLD.contains(word)) {
        return null;
      }
      if (EXPECTING.contains(word)
          && token.to() < figure
          && reading.text().toString().substring(token.to(), figure).contains(" to ")) {
        // "The bank expects the economy to grow by 2%": it is the economy's.
        return null;
      }
      boolean helping = HELPING.contains(word) && SPEECH.contains(word(tokens, i + 1));
      if (speech || i > first && !helping && (VERBS.contains(word) || past)) {
        return isApart(reading.text().toString().substring(token.to(), figure))
            ? null
            : ownerText(tokens, first, i);
      }
    }
    return null;
  }
}
