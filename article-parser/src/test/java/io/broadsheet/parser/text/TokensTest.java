package io.broadsheet.parser.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {

  @Test
  void keepsNamesNumbersAndAbbreviationsWhole() {
    assertThat(tokens("GPT-4o cost $2,600.50 in the U.S."))
        .containsExactly("GPT-4o", "cost", "$", "2,600.50", "in", "the", "U.S.");
  }

  @Test
  void takesPossessivesApartButNotContractions() {
    assertThat(tokens("Alibaba’s don’t")).containsExactly("Alibaba", "’s", "don’t");
  }

  @Test
  void takesCompoundsWithPlacesApart() {
    assertThat(tokens("US-based co-founder")).containsExactly("US", "-", "based", "co-founder");
  }

  @Test
  void takesHanCharactersOneByOne() {
    assertThat(tokens("百度AI")).containsExactly("百", "度", "AI");
  }

  private static List<String> tokens(String text) {
    return Tokens.of(text).stream().map(Token::text).toList();
  }
}
