package io.broadsheet.parser.gist;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Facts.Block;
import io.broadsheet.events.Facts.BlockState;
import io.broadsheet.events.Facts.Keyphrase;
import io.broadsheet.events.Facts.Topic;
import io.broadsheet.parser.Parsed;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GistTest {

  private static final String ARTICLE =
      "Tallow Rail will close its night line in June, the operator said on Monday.\n"
          + "It rained. The night line carries four hundred passengers, a tenth of those of 2010.\n"
          + "But passengers on the night line are loyal. “We have no other way home,” said Ann Lee.\n"
          + "Tallow Rail wants to run buses in place of the night line from July. The buses stop in\n"
          + "eleven villages. The council has promised to pay for half of the buses until Christmas.";

  @Test
  void tellsTheTopic() {
    List<String> missed = new ArrayList<>();
    List<String> lines = Wordlist.lines(getClass(), "labelled.txt");
    for (String line : lines) {
      List<Topic> topics = Parsed.english(line.substring(9)).facts().topics();
      if (topics.isEmpty() || !topics.get(0).uri().endsWith(line.substring(0, 8))) {
        missed.add(topics + " for " + line);
      }
    }
    assertThat(lines).hasSize(17);
    assertThat(missed).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void namesNoTopicWhereNothingTells() {
    Facts facts = Parsed.english("It was there again, and nobody could say why.").facts();
    assertThat(facts.topics()).isEmpty();
    assertThat(facts.blocks()).containsEntry(Block.TOPICS, BlockState.EMPTY);
  }

  @Test
  void findsThePhrasesThatComeBack() {
    assertThat(Parsed.english(ARTICLE).facts().keyphrases())
        .extracting(Keyphrase::text)
        .contains("night line", "Tallow Rail")
        .doesNotContain("night", "line");
  }

  @Test
  void sumsUpInSentencesThatStandAlone() {
    assertThat(Parsed.english(ARTICLE).facts().summary())
        .extracting(Evidence::exact)
        .hasSizeBetween(2, 3)
        .startsWith("Tallow Rail will close its night line in June, the operator said on Monday.")
        .noneMatch(sentence -> sentence.startsWith("But") || sentence.startsWith("It"));
  }

  @Test
  void saysWhereALanguageIsNotRead() {
    assertThat(Parsed.in("de", "Die Brücke bleibt bis Mai zu.").facts().blocks())
        .containsEntry(Block.TOPICS, BlockState.NOT_SUPPORTED)
        .containsEntry(Block.KEYPHRASES, BlockState.NOT_SUPPORTED)
        .containsEntry(Block.SUMMARY, BlockState.NOT_SUPPORTED);
  }
}
