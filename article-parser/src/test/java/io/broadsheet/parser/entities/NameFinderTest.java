package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Entity;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Later Quillon Marsh fell ill.|O B-LOC I-LOC O O O|PLACE Quillon Marsh",
        "Later the Marsh’s owner fell.|O B-ORG I-ORG I-ORG O O O|ORGANIZATION Marsh",
        "Later Mr Quill fell.|O B-PER I-PER O O|PERSON Quill",
        "Later GPT-4o was seen.|O B-PRODUCT O O O|MODEL GPT-4o",
        "They left Tokyo.|O O O O|PLACE Tokyo",
        "An AI fell.|O B-ORG O O|",
        "Nobody said 2024 again.|O O B-ORG O O|",
        "Later Quillon fell.|O B-TERM O O|",
        "Later LLMs fell.|O B-ORG O O|",
        "Later Generative AI fell.|O B-PRODUCT I-PRODUCT O O|",
        "Write to ann@tallow.example now.|O O B-PER O O|",
        "Read ann_tallow.doc now.|O B-PER O O|",
        "See www.tallow.example/Oster now.|O B-ORG O O|",
        "Later Israelis left.|O B-LOC O O|",
        "Later Oster Israelis left.|O B-ORG I-ORG O O|ORGANIZATION Oster Israelis",
        "Later Chinese AI fell.|O B-PRODUCT I-PRODUCT O O|",
        "Later Corvin, a small bank, closed.|O B-PER O O O O O O O|ORGANIZATION Corvin",
        "Later Corvin, a bank clerk, left.|O B-PER O O O O O O O|PERSON Corvin",
        "They call the new model Brindle 7 Pro again.|O O O O O B-PRODUCT I-PRODUCT O O O|MODEL Brindle 7 Pro",
        "He posted on X again.|O O O B-ORG O O|",
        "It paid RM10bn again.|O O B-ORG O O|",
        "Later Marsh law changed.|O B-LOC I-LOC O O|PLACE Marsh",
        "The University of Small Things closed.|O B-ORG I-ORG I-ORG I-ORG O O|ORGANIZATION University of Small Things",
        "Later He Quill fell.|O B-PER B-PER O O|PERSON He Quill",
        "Later Oster Hospital closed.|O B-LOC I-LOC O O|ORGANIZATION Oster Hospital",
        "Later Quill Ltd closed.|O B-LOC I-LOC O O|ORGANIZATION Quill Ltd",
        "They call the new model Brindle 7 again.|O O O O O B-PRODUCT O O O|MODEL Brindle 7",
        "Quill built Quill-V2 again.|B-ORG O O O O|ORGANIZATION Quill;PRODUCT Quill-V2",
        "“Oster law changed,” they said.|O B-LOC I-LOC O O O O O O|PLACE Oster",
        "we saw oster again.|O O B-LOC O O|PLACE oster",
        "Later we saw oster again.|O O O B-LOC O O|",
        "Oster and Oster Bank closed.|B-LOC O B-ORG I-ORG O O|PLACE Oster;ORGANIZATION Oster Bank",
        "They sold a parking robot system again.|O O O B-PRODUCT I-PRODUCT I-PRODUCT O O|PRODUCT parking robot system",
        "They moved to northern Oster again.|O O O B-LOC I-LOC O O|PLACE Oster",
        "Oster moved. Oster Park Hub opened.|B-ORG O O / B-ORG I-ORG I-ORG O O|ORGANIZATION Oster;ORGANIZATION Oster Park Hub",
        "Oster Park Hub opened. Oster moved.|B-ORG I-ORG I-ORG O O / B-ORG O O|ORGANIZATION Oster Park Hub",
        "The Office for Small Things met. OST closed.|O B-ORG I-ORG I-ORG I-ORG O O / B-ORG O O|ORGANIZATION Office for Small Things",
        "Oster Rail (ZQR) moved. ZQR closed.|B-ORG I-ORG O B-ORG O O O / B-ORG O O|ORGANIZATION Oster Rail",
        "The Oster Medical Agency met the Quill Motor Agency. OMA and QMA closed.|O B-ORG I-ORG I-ORG O O B-ORG I-ORG I-ORG O / B-ORG O B-ORG O O|ORGANIZATION Oster Medical Agency;ORGANIZATION Quill Motor Agency",
        "The Oster Medical Agency met the Oster Motor Agency. OMA closed.|O B-ORG I-ORG I-ORG O O B-ORG I-ORG I-ORG O / B-ORG O O|ORGANIZATION Oster Medical Agency;ORGANIZATION Oster Motor Agency;ORGANIZATION OMA",
        "The Oster Medical Agency met the Oster Motor Agency (OMA) again. OMA closed.|O B-ORG I-ORG I-ORG O O B-ORG I-ORG I-ORG O B-ORG O O O / B-ORG O O|ORGANIZATION Oster Medical Agency;ORGANIZATION Oster Motor Agency",
        "OSTER PARK (ZQR) — They met. ZQR wrote.|B-ORG I-ORG O B-ORG O O O O O / B-ORG O O|ORGANIZATION OSTER PARK;ORGANIZATION ZQR",
        "NEW YORK was quiet.|O O O O O|PLACE New York",
        "WHO PAYS FOR US NOW|O O O O O|",
        "Windows were smashed.|O O O O|",
        "“Windows were smashed,” they said.|O O O O O O O O O|",
        "They use Windows again.|O O O O O|PRODUCT Windows",
        "They flew on Gemini 8 again.|O O O O O O O|",
        "They sued General Motors again.|O O B-ORG I-ORG O O|ORGANIZATION General Motors",
        "They sued under the Oster Security Act again.|O O O O B-ORG I-ORG I-ORG O O|",
        "Later Buffalo Bill fell.|O B-PER I-PER O O|PERSON Buffalo Bill",
        "The Administration for Oster and Park said so.|O B-ORG O O O O O O O|ORGANIZATION Administration for Oster and Park",
        "The Administration for Oster left.|O B-ORG O B-LOC O O|ORGANIZATION Administration;PLACE Oster",
        "They bought Oster Dynamics again.|O O B-LOC O O O|ORGANIZATION Oster Dynamics",
        "TOKYO was quiet.|O O O O|PLACE Tokyo",
        "CHINESE shops closed.|B-LOC O O O|",
        "Later Mike Gallagher (R-Wis) left.|O B-PER I-PER O B-ORG O O O|PERSON Mike Gallagher",
        "Later he moved to Yuma, Ariz., again.|O O O O B-LOC O B-PER O O O|PLACE Yuma;PLACE Ariz.",
        "Watson died. Mary Jane Watson was old. Mary Jane left.|B-PER O O / B-PER I-PER I-PER O O O / B-PER I-PER O O|PERSON Mary Jane Watson;PERSON Mary Jane",
        "Trump won. Donald Trump spoke. Eric Trump left.|B-PER O O / B-PER I-PER O O / B-PER I-PER O O|PERSON Donald Trump;PERSON Eric Trump",
        "They sold a garage again.|O O O B-PRODUCT O O|",
        "The Tokyo Cup began.|O B-MISC I-MISC O O|"
      })
  void keepsWhatIsANameOfWhatTheClassifierSays(String text, String labels, String found) {
    EntityExtractor extractor = new EntityExtractor(sentences -> given(labels));
    List<Entity> entities = extractor.extract(Reading.ofLines(text, null));
    assertThat(entities)
        .extracting(entity -> entity.type() + " " + entity.name())
        .isEqualTo(found == null ? List.of() : List.of(found.split(";")));
  }

  @Test
  void findsWhatTheClassifierFoundElsewhere() {
    String text = "Later Ann Quill fell. Quill lay, and Ann Quill rose.";
    EntityExtractor extractor =
        new EntityExtractor(
            sentences ->
                List.of(
                    List.of("O", "B-PER", "I-PER", "O", "O"),
                    List.of("O", "O", "O", "O", "O", "O", "O", "O")));
    List<Entity> entities = extractor.extract(Reading.ofLines(text, null));
    assertThat(entities).hasSize(1);
    assertThat(entities.get(0).mentions())
        .extracting("exact")
        .containsExactly("Ann Quill", "Quill", "Ann Quill");
  }

  @Test
  void asksTheClassifierOnlyWhereANameMayStand() {
    List<List<String>> asked = new ArrayList<>();
    String text = "Then it fell. It rose then. Then Ann fell. I fell.";
    new EntityExtractor(
            sentences -> {
              asked.addAll(sentences);
              return sentences.stream()
                  .map(words -> Collections.nCopies(words.size(), "O"))
                  .toList();
            })
        .extract(Reading.ofLines(text, null));
    assertThat(asked).containsExactly(List.of("Then", "Ann", "fell", "."));
  }

  /** Of each sentence, with a stroke between them. */
  private static List<List<String>> given(String labels) {
    return Arrays.stream(labels.split(" / ")).map(one -> List.of(one.split(" "))).toList();
  }
}
