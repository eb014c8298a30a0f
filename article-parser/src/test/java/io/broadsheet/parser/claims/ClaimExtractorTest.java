package io.broadsheet.parser.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Claim;
import io.broadsheet.parser.Parsed;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "Alibaba not only launched Qwen 3 but sold it.|false",
        "After failed talks, Google acquired Groupon.|false"
      })
  void tellsWhatIsDenied(String text, boolean negated) {
    assertThat(Parsed.english(text).facts().claims())
        .isNotEmpty()
        .allMatch(claim -> claim.negated() == negated);
  }

  @Test
  void readsLabelledSentences() {
    int right = 0;
    int wanted = 0;
    int found = 0;
    List<String> missed = new ArrayList<>();
    for (String line : Wordlist.lines(getClass(), "labelled.txt")) {
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
    assertThat(right / (double) wanted).as("recall" + missed).isGreaterThanOrEqualTo(0.95);
    assertThat(right / (double) found).as("precision" + missed).isGreaterThanOrEqualTo(0.95);
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
