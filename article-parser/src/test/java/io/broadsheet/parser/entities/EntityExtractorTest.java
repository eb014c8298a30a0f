package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Entity;
import io.broadsheet.parser.Parsed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The bridge was built by Tallow Rail Ltd in spring.|organization Tallow Rail Ltd",
        "Corvin, a bank, closed.|organization Corvin",
        "He works at the Institute of Deep Water in spring.|organization Institute of Deep Water",
        "A talk by Ann Lee was held.|person Ann Lee",
        "A talk by Zhou Jingren was held.|person Zhou Jingren",
        "Mr Abernathy left.|person Abernathy",
        "The ship sank near Tokyo.|place Tokyo",
        "The ship sank in Ostermund, far away.|place Ostermund",
        "Many use ChatGPT daily.|product ChatGPT",
        "They trained GPT-4o again.|model GPT-4o",
        "They trained Tongyi Qianwen 2.5 again.|model Tongyi Qianwen 2.5",
        "They call the new model Brindle 7 again.|model Brindle 7"
      })
  void tellsWhatANameStandsFor(String text, String entity) {
    assertThat(Parsed.entities(text)).containsExactly(entity);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Generative AI and LLMs change many jobs.",
        "Competition is growing in the field of AI.",
        "The Chinese economy grew in March.",
        "Bridges rust. Officials know that."
      })
  void namesNothingWhereNothingIsNamed(String text) {
    assertThat(Parsed.entities(text)).isEmpty();
  }

  @Test
  void keepsOneEntityForOneThing() {
    List<Entity> entities =
        Parsed.english(
                "Alibaba Group Holding Ltd grew. Shares of Alibaba rose, and Alibaba Group paid.")
            .facts()
            .entities();
    assertThat(entities).hasSize(1);
    assertThat(entities.get(0).name()).isEqualTo("Alibaba Group Holding Ltd");
    assertThat(entities.get(0).aliases()).containsExactly("Alibaba", "Alibaba Group");
    assertThat(entities.get(0).mentions()).hasSize(3);
  }

  @Test
  void knowsWhatIsPartOfWhat() {
    List<Entity> entities =
        Parsed.english("Alibaba Cloud grew, and so did Alibaba.").facts().entities();
    assertThat(entities.get(0).partOf()).isEqualTo(entities.get(1).id());
  }

  @Test
  void leavesPossessivesAndCompoundsOutOfMentions() {
    assertThat(Parsed.english("A US-based firm copied OpenAI’s work.").facts().entities())
        .flatExtracting(Entity::mentions)
        .extracting("exact")
        .containsExactly("US", "OpenAI");
  }
}
