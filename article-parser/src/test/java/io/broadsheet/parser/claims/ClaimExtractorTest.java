package io.broadsheet.parser.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.events.Claim;
import io.broadsheet.parser.Parsed;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimExtractorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Meta released Llama 3 in April.|Meta|launched|Llama 3",
        "Qwen 2.5 outperforms GPT-4 in reading.|Qwen 2.5|surpassed|GPT-4",
        "Baidu bought Tallow Rail Ltd in May.|Baidu|acquired|Tallow Rail Ltd",
        "Baidu, a partner of Tencent, sued OpenAI.|Baidu|sues|OpenAI",
        "OpenAI hired Ann Lee.|OpenAI|appointed|Ann Lee"
      })
  void readsWhoDidWhatToWhom(String text, String subject, String relation, String object) {
    Claim claim = only(text);
    assertThat(claim.subject().text()).isEqualTo(subject);
    assertThat(claim.relation()).isEqualTo(relation);
    assertThat(claim.object().text()).isEqualTo(object);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apple is suing OpenAI and Microsoft over copyright.|OpenAI Microsoft",
        "Apple sued OpenAI, Microsoft and Nvidia in May.|OpenAI Microsoft Nvidia",
        "Apple sued OpenAI and Microsoft left the market.|OpenAI",
        "Apple sued OpenAI, Microsoft said.|OpenAI",
        "Meta has Llama 3, a model that it says outperforms OpenAI’s GPT-4.|GPT-4",
        "Llama 3 rivals OpenAI’s GPT-4 and Google’s Gemini 1.5 on price.|GPT-4 Gemini 1.5"
      })
  void takesAllThatAreNamedTogether(String text, String objects) {
    assertThat(Parsed.english(text).facts().claims().stream().map(c -> c.object().text()))
        .isEqualTo(List.of(objects.split(" (?=\\D)")));
  }

  @Test
  void tellsARespectFromATime() {
    assertThat(only("BYD overtook Tesla on Tuesday to become the first.").dimension()).isNull();
    assertThat(only("BYD overtook Tesla in sales for the first time.").dimension())
        .isEqualTo("sales");
    assertThat(only("BYD overtook Tesla in sales, scoring twice as much.").dimension())
        .isEqualTo("sales");
    assertThat(only("BYD overtook Tesla in sales in March 2025 and now has more.").dimension())
        .isEqualTo("sales");
  }

  @Test
  void saysWhoClaimsAndWhetherHedgedOrDenied() {
    Claim claim = only("Baidu claimed that Ernie 4.0 has not matched GPT-4 in tone.");
    assertThat(claim.attributedTo()).isEqualTo("Baidu");
    assertThat(claim.hedged()).isTrue();
    assertThat(claim.negated()).isTrue();
    assertThat(claim.dimension()).isEqualTo("tone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Microsoft denied reports that it had bought Discord.|true",
        "Google declined to buy Groupon.|true",
        "Google did not buy Groupon.|true",
        "Google was unable to buy Groupon.|true",
        "Google shelved its plans to buy Groupon.|true",
        "Alibaba not only launched Qwen 3 but sold it.|false",
        "After failed talks, Google acquired Groupon.|false"
      })
  void tellsWhatIsDenied(String text, boolean negated) {
    assertThat(Parsed.english(text).facts().claims())
        .isNotEmpty()
        .allMatch(claim -> claim.negated() == negated);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tencent lost ground to its rivals Alibaba and Baidu.",
        "Baidu said that rivals Alibaba and Tencent had copied it.",
        "Apple and rivals Samsung and Huawei lost sales.",
        "The company’s projects in Kenya will create 300 jobs.",
        "Meta’s new hires Ann Lee and Robert Stone start in May.",
        "Google’s partner Meta pays.",
        "Ann Lee went on leave from Google.",
        "It asked whether the bank is likely to lose money.",
        "They raised money for what is likely to be a long race.",
        "The banks are likely to overspend or underspend.",
        "Microsoft told the acquired company that OpenAI would pay."
      })
  void takesNoNounOrAdjectiveForARelation(String text) {
    assertThat(Parsed.english(text).facts().claims()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Qwen is a model that rivals GPT-4.|Qwen|matched|GPT-4",
        "Alibaba launched Qwen 3 and releases Qwen 4.|Alibaba|launched|Qwen 4",
        "Instagram, bought by Facebook in 2012, has grown.|Facebook|acquired|Instagram",
        "Ann Lee expects at most five firms to survive the year.|at most five firms|predicts|survive the year",
        "Google was reportedly acquired by Microsoft.|Microsoft|acquired|Google",
        "Google is expected to buy Groupon in May.|Google|acquired|Groupon",
        "The AI model Zeta 9 beat GPT-5. It trails Gemini 3 Pro on maths.|Zeta 9|trails|Gemini 3 Pro"
      })
  void readsTheSameFormsAsVerbs(String text, String subject, String relation, String object) {
    assertThat(Parsed.english(text).facts().claims())
        .extracting(
            claim -> claim.subject().text(), Claim::relation, claim -> claim.object().text())
        .contains(tuple(subject, relation, object));
  }

  @ParameterizedTest
  @CsvSource({"labelled.txt,0.99", "later.txt,0.92", "mended.txt,0.99"})
  void readsLabelledSentences(String set, double recall) {
    int right = 0;
    int wanted = 0;
    int found = 0;
    List<String> missed = new ArrayList<>();
    for (String line : Wordlist.lines(getClass(), set)) {
      String[] parts = line.split(" \\| ");
      List<Claim> claims = Parsed.english(parts[0]).facts().claims();
      boolean none = parts[1].equals("-");
      boolean hit = !none && claims.stream().anyMatch(claim -> matches(claim, parts));
      right += hit ? 1 : 0;
      wanted += none ? 0 : 1;
      found += claims.size();
      if (!hit && !(none && claims.isEmpty())) {
        missed.add("\n" + line + " in " + claims);
      }
    }
    assertThat(right / (double) wanted).as("recall" + missed).isGreaterThanOrEqualTo(recall);
    assertThat(right / (double) found).as("precision" + missed).isGreaterThanOrEqualTo(0.99);
  }

  private static boolean matches(Claim claim, String[] parts) {
    String marks = parts.length > 4 ? parts[4] : "";
    return claim.subject().text().equals(parts[1])
        && claim.relation().equals(parts[2])
        && claim.object().text().equals(parts[3])
        && claim.hedged() == marks.contains("h")
        && claim.negated() == marks.contains("n");
  }

  private static Claim only(String text) {
    List<Claim> claims = Parsed.english(text).facts().claims();
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }
}
