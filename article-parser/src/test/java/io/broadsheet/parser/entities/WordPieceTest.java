package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPieceTest {

  private static final List<String> VOCABULARY =
      List.of(
          "[PAD]", "[UNK]", "tall", "##ow", "rail", ".", "-", "café", "cafe", "中", "国", "u", "s");

  private final WordPiece wordPiece = new WordPiece(VOCABULARY);

  @ParameterizedTest
  @CsvSource({
    "Tallow, tall ##ow",
    "RAIL, rail",
    "Rail-Tallow, rail - tall ##ow",
    "U.S., u . s .",
    "Café, cafe",
    "中国, 中 国",
    "Rail\u200b, rail",
    "Rails, [UNK]",
    "Rail-Rails, rail - [UNK]",
    "\u200b, [UNK]"
  })
  void cutsWordsIntoTheLongestPiecesThatTheVocabularyHas(String word, String pieces) {
    assertThat(wordPiece.pieces(word))
        .extracting(VOCABULARY::get)
        .containsExactly(pieces.split(" "));
  }
}
