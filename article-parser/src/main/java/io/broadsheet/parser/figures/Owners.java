package io.broadsheet.parser.figures;

import io.broadsheet.events.Figure;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import io.broadsheet.parser.text.Wordlist;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose figure it is: what an English sentence begins with, up to its verb. A sentence that begins
 * otherwise, or with a pronoun, does not tell.
 */
final class Owners {

  private static final Wordlist.Lists WORDS = Wordlist.lists(Owners.class, "owners.txt");
  private static final Set<String> VERBS = WORDS.get("verbs");
  private static final Set<String> NO_OWNERS = WORDS.get("no-owners");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "its", "their");
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
    int mark = Math.max(between.indexOf(", "), between.indexOf("; "));
    return mark >= 0 && mark + 2 < between.length() && Character.isLetter(between.charAt(mark + 2));
  }

  private static boolean isArticle(List<Token> tokens, int before) {
    return before > 0 && ARTICLES.contains(tokens.get(before - 1).lower());
  }

  private @Nullable String owner(Sentence around, int figure) {
    List<Token> tokens = around.tokens();
    if (tokens.isEmpty() || NO_OWNERS.contains(tokens.get(0).lower())) {
      return null;
    }
    for (int i = 0; i < Math.min(LONGEST, tokens.size()); i++) {
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
      if (i > 0 && (VERBS.contains(word) || past)) {
        String text = reading.text().toString();
        return isApart(text.substring(token.to(), figure))
            ? null
            : text.substring(around.from(), tokens.get(i - 1).to());
      }
    }
    return null;
  }
}
