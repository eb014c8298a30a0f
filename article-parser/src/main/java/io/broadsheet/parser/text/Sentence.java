package io.broadsheet.parser.text;

import java.util.List;

/**
 * One sentence.
 *
 * @param paragraph the index of its paragraph
 */
public record Sentence(int from, int to, int paragraph, List<Token> tokens) {

  /** Its place. */
  public Span span() {
    return new Span(from, to);
  }
}
