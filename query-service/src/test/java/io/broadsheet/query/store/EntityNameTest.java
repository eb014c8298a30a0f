package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityNameTest {

  @ParameterizedTest
  @CsvSource({
    "organization, Nvidia Corp., NVIDIA",
    "organization, The New York Times Company, New York Times",
    "organization, L’Oréal S A, L'OREAL S.A.",
    "organization, AT&T Inc., AT & T",
    "person, Sofía Lindqvist, Sofia Lindqvist",
    "place, Zürich, zurich",
    "model, GPT-4 Turbo, GPT 4 Turbo",
    "organization, 阿里云, 阿里云",
  })
  void comparesWithoutCaseAccentsPunctuationAndLegalForm(String type, String one, String other) {
    assertThat(name(type, one).id()).isEqualTo(name(type, other).id());
  }

  @ParameterizedTest
  @CsvSource({
    "organization, The Who, WHO",
    "organization, Apple, Apple Records",
    "model, GPT-4, GPT-4o",
    "person, Sun Group, Sun",
    "product, が, か",
    "product, Disney+, Disney",
  })
  void tellsApartWhatIsWrittenOtherwise(String type, String one, String other) {
    assertThat(name(type, one).id()).isNotEqualTo(name(type, other).id());
  }

  @Test
  void tellsTypesAndWikidataIdsApart() {
    assertThat(name("person", "Lego").id()).isNotEqualTo(name("organization", "Lego").id());
    EntityName apple = name("organization", "Apple");
    assertThat(apple.identified("Q312").id()).isEqualTo(apple.identified("q312").id());
    assertThat(apple.identified("Q312").id())
        .isNotEqualTo(apple.identified("Q213").id())
        .isNotEqualTo(apple.id());
    assertThat(EntityName.of("person", "…")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "organization, AMD, Advanced Micro Devices, true",
    "organization, A.M.D., Advanced Micro Devices, true",
    "organization, WHO, World Health Organization, true",
    "organization, ABC, Agricultural Bank of China, true",
    "organization, Lantern Bay, Lantern Bay Technologies, true",
    "organization, Times, New York Times, false",
    "organization, GM, General Motors, false",
    "person, Zhou, Zhou Jingren, false",
    "person, J. Zhou, Zhou Jingren, false",
    "person, Jingren Zhou, Zhou Jingren, true",
    "place, UAE, United Arab Emirates, true",
    "model, Claude 3, Claude 3 Opus, false",
    "product, Model S, Tesla Model S, false",
  })
  void standsForAnotherOnlyWhereItSaysWhoIsMeant(
      String type, String alias, String name, boolean stands) {
    assertThat(name(type, alias).standsFor(name(type, name))).isEqualTo(stands);
  }

  @Test
  void boundsWhatItKeeps() {
    EntityName name = name("organization", "ﷺ".repeat(5_000));
    assertThat(name.key().length()).isLessThanOrEqualTo(200);
    assertThat(name.name()).hasSize(200);
  }

  private static EntityName name(String type, String name) {
    return Objects.requireNonNull(EntityName.of(type, name));
  }
}
