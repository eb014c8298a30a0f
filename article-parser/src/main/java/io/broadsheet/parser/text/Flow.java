package io.broadsheet.parser.text;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tokens in a row, and for each its sentence, the quote around it, the entity it names. */
public final class Flow {

  /** An entity's mention by token index, {@code [first, last)}. */
  public record Mention(Entity entity, int first, int last) {}

  private final Reading reading;
  private final List<Token> tokens = new ArrayList<>();
  private final int[] sentenceOf;
  private final boolean[] inQuote;
  private final @Nullable Mention[] mentions;
  private final List<int[]> bounds = new ArrayList<>();

  /** Lays out a reading, given the chars of what stands in quotation marks. */
  public Flow(Reading reading, List<Span> quoted) {
    this.reading = reading;
    for (Sentence sentence : reading.sentences()) {
      bounds.add(new int[] {tokens.size(), tokens.size() + sentence.tokens().size()});
      tokens.addAll(sentence.tokens());
    }
    sentenceOf = new int[tokens.size()];
    for (int s = 0; s < bounds.size(); s++) {
      java.util.Arrays.fill(sentenceOf, bounds.get(s)[0], bounds.get(s)[1], s);
    }
    inQuote = new boolean[tokens.size()];
    for (Span quote : quoted) {
      for (int i = at(quote.from()); i < tokens.size() && tokens.get(i).from() < quote.to(); i++) {
        inQuote[i] = true;
      }
    }
    mentions = new Mention[tokens.size()];
    for (Entity entity : reading.entities()) {
      for (Evidence evidence : entity.mentions()) {
        Span span = reading.chars(evidence);
        int first = at(span.from());
        int last = first;
        while (last < tokens.size() && tokens.get(last).from() < span.to()) {
          last++;
        }
        Mention mention = new Mention(entity, first, last);
        for (int i = first; i < last; i++) {
          mentions[i] = mention;
        }
      }
    }
  }

  /** How many tokens there are. */
  public int size() {
    return tokens.size();
  }

  /** One token. */
  public Token token(int index) {
    return tokens.get(index);
  }

  /** The token's text; empty outside the article. */
  public String word(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).text();
  }

  /** The same in lower case. */
  public String lower(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).lower();
  }

  /** Whether the token ends in a shortened "not": "didn’t". */
  public boolean isContractedNot(int at) {
    String word = lower(at);
    return word.endsWith("n’t") || word.endsWith("n't");
  }

  /** Whether the token is the mark of an owner: "Google’s". */
  public boolean isPossessive(int index) {
    String mark = lower(index);
    return mark.equals("’s") || mark.equals("'s");
  }

  /** Whether the token stands in quotation marks. */
  public boolean isQuoted(int index) {
    return index >= 0 && index < inQuote.length && inQuote[index];
  }

  /** The mention that the token is part of. */
  public @Nullable Mention mention(int index) {
    return index < 0 || index >= mentions.length ? null : mentions[index];
  }

  /** The index of its sentence. */
  public int sentence(int index) {
    return sentenceOf[index];
  }

  /** The first token of the sentence. */
  public int begin(int sentence) {
    return bounds.get(sentence)[0];
  }

  /** The token after the sentence's last. */
  public int end(int sentence) {
    return bounds.get(sentence)[1];
  }

  /** What it was laid out from. */
  public Reading reading() {
    return reading;
  }

  /** The index of its paragraph. */
  public int paragraph(int index) {
    return reading.sentences().get(sentenceOf[index]).paragraph();
  }

  /** The first token at or after a char. */
  public int at(int charIndex) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).from() < charIndex) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The text from one token to before another. */
  public String text(int first, int last) {
    return reading.text().toString().substring(token(first).from(), token(last - 1).to());
  }

  /** Evidence for tokens. */
  public Evidence evidence(int first, int last) {
    return reading.evidence(token(first).from(), token(last - 1).to());
  }
}
