package io.broadsheet.parser.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Claim;
import io.broadsheet.parser.Parsed;
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

  private static Claim only(String text) {
    List<Claim> claims = Parsed.english(text).facts().claims();
    assertThat(claims).hasSize(1);
    return claims.get(0);
  }
}
