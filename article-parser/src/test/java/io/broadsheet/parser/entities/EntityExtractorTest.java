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
        "The ferry, the MV Santa Rosalia, left Batangas.|product MV Santa Rosalia;place Batangas",
        "It would require firms including OpenAI and Character.AI to check it.|organization OpenAI;organization Character.AI",
        "The jury fined Teslar Motors in spring.|organization Teslar Motors",
        "The chatbot was built by DeepSeek, whose R1 model is cheap.|organization DeepSeek;model R1",
        "They say Moody's cut it.|organization Moody's",
        "They praised Harrow & Pike in May.|organization Harrow & Pike",
        "During the storm London came to a halt.|place London",
        "It revoked the Ericsson licence.|organization Ericsson",
        "Marlow City lost to Chelsea. City played badly.|organization Marlow City;organization Chelsea",
        "The Frontier Institute in Canada closed.|organization Frontier Institute;place Canada",
        "They use its Model Studio platform.|product Model Studio",
        "He teaches at the University of California, San Diego.|organization University of California, San Diego",
        "The AI model Kimi K3 is cheap, and K3 won.|model Kimi K3",
        "The European Commission fined it. They praised the Commission.|organization European Commission",
        "They trained GPT-4o again.|model GPT-4o",
        "They trained Tongyi Qianwen 2.5 again.|model Tongyi Qianwen 2.5",
        "They call the new model Brindle 7 again.|model Brindle 7"
      })
  void tellsWhatANameStandsFor(String text, String entity) {
    assertThat(Parsed.entities(text)).containsExactly(entity.split(";"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Generative AI and LLMs change many jobs.",
        "Competition is growing in the field of AI.",
        "The Chinese economy grew in March.",
        "Bridges rust. Officials know that.",
        "It was opened under the Apache 2.0 licence.",
        "It sank off a Philippine island."
      })
  void namesNothingWhereNothingIsNamed(String text) {
    assertThat(Parsed.entities(text)).isEmpty();
  }

  /** Well-known names are a head start, and other things are called so too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Claude Monet painted the garden. Claude was happy.|person Claude Monet",
        "Yi Jianlian scored twice. Yi was pleased.|person Yi Jianlian",
        "Spark Capital invested in spring.|organization Spark Capital",
        "Michael Jordan left. Jordan was tired. They met in Jordan.|person Michael Jordan;place Jordan",
        "Harrison Ford left. Ford was tired.|person Harrison Ford",
        "Fires in the Amazon rainforest rose.|place Amazon rainforest",
        "The AI company tested Claude. It liked Claude Opus.|model Claude;model Claude Opus",
        "It moved 22 of its 30 internal tools from GPT-4 to Qwen.|model GPT-4;model Qwen",
        "They tested DeepSeek-R1 and Google Gemini in the AI lab.|model DeepSeek-R1;model Google Gemini",
        "She saw the twins of Gemini in the sky.|"
      })
  void meansTheWellKnownThingOnlyWhereItIsMeant(String text, String entities) {
    assertThat(Parsed.entities(text))
        .isEqualTo(entities == null ? List.of() : List.of(entities.split(";")));
  }

  @Test
  void givesTheWellKnownTheirIds() {
    Entity alibaba = Parsed.english("Shares of Alibaba rose in China.").facts().entities().get(0);
    assertThat(alibaba.wikidata()).isEqualTo("Q1359568");
    assertThat(alibaba.ticker()).isEqualTo("BABA");
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
