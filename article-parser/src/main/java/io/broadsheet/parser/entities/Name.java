package io.broadsheet.parser.entities;

import io.broadsheet.events.Entity;
import io.broadsheet.parser.text.Sentence;
import io.broadsheet.parser.text.Token;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name as it stands in a sentence.
 *
 * @param first index of its first token there
 * @param last index after its last
 * @param type what a classifier takes it for, where one was asked
 */
record Name(Sentence sentence, int first, int last, String text, Entity.@Nullable Type type) {

  static Name of(String article, Sentence sentence, int first, int last) {
    int from = sentence.tokens().get(first).from();
    int to = sentence.tokens().get(last - 1).to();
    return new Name(sentence, first, last, oneLine(article.substring(from, to)), null);
  }

  /** The same, taken for something of this type. */
  Name as(Entity.@Nullable Type found) {
    return new Name(sentence, first, last, text, found);
  }

  private static String oneLine(String name) {
    boolean plain = name.chars().noneMatch(c -> c != ' ' && Character.isWhitespace(c));
    return plain && !name.contains("  ") ? name : name.replaceAll("\\s+", " ");
  }

  int from() {
    return token(first).from();
  }

  int to() {
    return token(last - 1).to();
  }

  List<String> words() {
    return sentence.tokens().subList(first, last).stream()
        .map(Token::text)
        .collect(Collectors.toList());
  }

  int length() {
    return last - first;
  }

  /** The word that many tokens before the name (1 is the nearest), or nothing. */
  String before(int distance) {
    return first - distance < 0 ? "" : token(first - distance).text();
  }

  /** The word that many tokens after the name (0 is the nearest), or nothing. */
  String after(int distance) {
    return last + distance >= sentence.tokens().size() ? "" : token(last + distance).text();
  }

  private Token token(int index) {
    return sentence.tokens().get(index);
  }
}
