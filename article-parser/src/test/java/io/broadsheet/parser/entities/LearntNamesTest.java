package io.broadsheet.parser.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Entity;
import io.broadsheet.parser.text.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearntNamesTest {

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
        "Later Quillon fell.|O B-TERM O O|"
      })
  void keepsWhatIsANameOfWhatTheClassifierSays(String text, String labels, String found) {
    EntityExtractor extractor = new EntityExtractor(sentences -> given(labels));
    List<Entity> entities = extractor.extract(Reading.ofLines(text, null));
    assertThat(entities)
        .extracting(entity -> entity.type() + " " + entity.name())
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  private static List<List<String>> given(String labels) {
    return new ArrayList<>(List.of(Arrays.asList(labels.split(" "))));
  }
}
