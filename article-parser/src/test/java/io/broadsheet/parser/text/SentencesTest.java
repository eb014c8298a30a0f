package io.broadsheet.parser.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void cutsAtFullStops() {
    assertThat(sentences("It rained. We left! Why? Nobody knows."))
        .containsExactly("It rained.", "We left!", "Why?", "Nobody knows.");
  }

  @Test
  void goesOnAfterInitialsAbbreviationsAndNumbers() {
    assertThat(
            sentences(
                "J. K. Moor of Tallow Inc. and Mr. Lee paid $2.5 million in the U.S. market."))
        .hasSize(1);
  }

  @Test
  void endsAfterALegalFormBeforeAnOpeningWord() {
    assertThat(sentences("It was sold to Tallow Inc. The price was low."))
        .containsExactly("It was sold to Tallow Inc.", "The price was low.");
  }

  @Test
  void keepsClosingQuotesAndWhatFollowsThemInSmallLetters() {
    assertThat(sentences("“Is it late?” he asked. “It is.” She left."))
        .containsExactly("“Is it late?” he asked.", "“It is.”", "She left.");
  }

  @Test
  void takesNoMarksAndNoCreditForASentence() {
    assertThat(sentences("They left. ... Nobody knows.")).hasSize(2);
    assertThat(sentences("“It is a long road.” – Ann Moor")).hasSize(1);
  }

  @Test
  void cutsWithoutSpacesWhereTheScriptHasNone() {
    assertThat(sentences("价格下降了。没有人知道为什么！")).hasSize(2);
  }

  @Test
  void endsWithEachParagraph() {
    assertThat(sentences("A heading without stop\nAnd a text")).hasSize(2);
  }

  private static List<String> sentences(String text) {
    Reading reading = Reading.ofLines(text, null);
    return reading.sentences().stream().map(s -> text.substring(s.from(), s.to())).toList();
  }
}
