package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "lang, language",
    "pub, published",
    "langauge, language",
    "titel, title",
    "Txt, text",
    "uri, url",
    "lanes, lane",
    "observd, observed"
  })
  void findsWhatWasMeant(String given, String meant) {
    assertThat(Words.nearest(given, Submission.MEMBERS)).contains(meant);
  }

  /** Two slips make any word of four letters of any other. */
  @ParameterizedTest
  @ValueSource(strings = {"date", "link", "body", "tags", "id", "author", "content", "x"})
  void guessesNothingFarFetched(String given) {
    assertThat(Words.nearest(given, Submission.MEMBERS)).isEmpty();
  }

  @Test
  void ofSeveralThatBeginSoItIsTheShortest() {
    assertThat(Words.nearest("art", List.of("articles", "article", "artist"))).contains("artist");
    assertThat(Words.nearest("artic", List.of("articles", "article"))).contains("article");
  }
}
