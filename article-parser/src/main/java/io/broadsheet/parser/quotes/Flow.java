package io.broadsheet.parser.quotes;

import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.parser.text.Reading;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Span;
import io.broadsheet.parser.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All tokens in a row, and for each its sentence, the quote around it, the entity it names. */
final class Flow {

  /** An entity's mention by token index, {@code [first, last)}. */
  record Mention(Entity entity, int first, int last) {}

  final Reading reading;
  final List<Token> tokens = new ArrayList<>();
  final List<Quoted> quoted;
  private final int[] sentenceOf;
  private final boolean[] inQuote;
  private final @Nullable Mention[] mentions;
  private final List<int[]> bounds = new ArrayList<>();

  Flow(Reading reading, List<Quoted> quoted) {
    this.reading = reading;
    this.quoted = quoted;
    for (Sentence sentence : reading.sentences()) {
      bounds.add(new int[] {tokens.size(), tokens.size() + sentence.tokens().size()});
      tokens.addAll(sentence.tokens());
    }
    sentenceOf = new int[tokens.size()];
    for (int s = 0; s < bounds.size(); s++) {
      java.util.Arrays.fill(sentenceOf, bounds.get(s)[0], bounds.get(s)[1], s);
    }
    inQuote = new boolean[tokens.size()];
    for (Quoted quote : quoted) {
      for (int i = at(quote.from()); i < tokens.size() && tokens.get(i).from() < quote.end(); i++) {
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

  int size() {
    return tokens.size();
  }

  Token token(int index) {
    return tokens.get(index);
  }

  /** The token's text; empty outside the article. */
  String word(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).text();
  }

  String lower(int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).lower();
  }

  boolean isQuoted(int index) {
    return index >= 0 && index < inQuote.length && inQuote[index];
  }

  @Nullable Mention mention(int index) {
    return index < 0 || index >= mentions.length ? null : mentions[index];
  }

  int sentence(int index) {
    return sentenceOf[index];
  }

  /** The first token of the sentence. */
  int begin(int sentence) {
    return bounds.get(sentence)[0];
  }

  /** The token after the sentence's last. */
  int end(int sentence) {
    return bounds.get(sentence)[1];
  }

  int sentences() {
    return bounds.size();
  }

  int paragraph(int index) {
    return reading.sentences().get(sentenceOf[index]).paragraph();
  }

  /** The first token at or after a char. */
  int at(int charIndex) {
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

  String text(int first, int last) {
    return reading.text().toString().substring(token(first).from(), token(last - 1).to());
  }

  Evidence evidence(int first, int last) {
    return reading.evidence(token(first).from(), token(last - 1).to());
  }
}
