package io.broadsheet.parser.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|The bridge was closed for two days and it will not open again before Monday.",
        "en|Samsung unveiled its Galaxy S24 smartphones at an event in San Jose.",
        "en|Microsoft is investing $10 billion in OpenAI.",
        "en|Volkswagen plans $20 billion in cuts.",
        "en|Ferrari profit rises 13% to 413 million euros.",
        "en|Volkswagen will invest up to $5 billion in Rivian.",
        "de|Die Brücke war zwei Tage lang gesperrt und wird erst am Montag wieder geöffnet.",
        "fr|Le pont est fermé depuis deux jours et il ne sera pas ouvert avant lundi.",
        "es|El puente está cerrado desde hace dos días y no se abrirá hasta el lunes.",
        "it|Il ponte è chiuso da due giorni e non sarà aperto prima della fine del mese.",
        "pt|A ponte está fechada há dois dias e não será aberta antes do fim do mês.",
        "nl|De brug is al twee dagen dicht en wordt niet voor het einde van de maand geopend.",
        "zh|大桥关闭了两天，周一之前不会重新开放。",
        "ja|橋は二日間閉鎖されていて、月曜日まで再開されません。",
        "ko|다리는 이틀 동안 폐쇄되었다.",
        "ru|Мост закрыт уже два дня.",
        "ru|Мост через Київ закрыт, и движения по нему нет: это было объявлено вчера.",
        "bg|Мостът е затворен вече два дни и няма да бъде отворен до понеделник.",
        "uk|Міст закритий вже два дні.",
        "ar|الجسر مغلق منذ يومين.",
        "fa|پل Golden Gate Bridge دو روز است که بسته است.",
        "nb|Broen har vært stengt i to dager og åpner ikke før mandag.",
        "da|Broen har været lukket i to dage og åbner ikke før mandag.",
        "cs|Most je už dva dny zavřený a otevře se až v pondělí.",
        "fi|Silta on ollut suljettuna kaksi päivää, eikä sitä avata ennen maanantaita.",
        "tr|Köprü iki gündür kapalı ve pazartesiden önce açılmayacak."
      })
  void tellsLanguages(String language, String text) {
    assertThat(Language.of(text, null)).isEqualTo(language);
  }

  @Test
  void tellsNoLanguageOfAFewLetters() {
    assertThat(Language.of("$20, GPT", null)).isNull();
  }

  @Test
  void normalisesWhatIsDeclared() {
    assertThat(Language.declared("en_us")).isEqualTo("en-US");
    assertThat(Language.declared("  ")).isNull();
  }

  @Test
  void believesTheDeclarationBetweenLanguagesOfOneScript() {
    assertThat(Language.of("Көпір екі күн бойы жабық.", "kk")).isEqualTo("kk");
    assertThat(Language.of("Мост закрыт уже два дня.", "en")).isEqualTo("ru");
  }

  @Test
  void believesTheTextWhenTheDeclarationIsPlainlyWrong() {
    String german =
        "Die Brücke ist zu, und das ist nicht gut für die Leute aus der Stadt. ".repeat(5);
    assertThat(Language.of(german, "en")).isEqualTo("de");
    assertThat(Language.of("The bridge", "en-GB")).isEqualTo("en-GB");
  }
}
