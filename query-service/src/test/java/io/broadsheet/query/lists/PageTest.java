package io.broadsheet.query.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists.Key;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageTest {

  private final Page page =
      new Page(
          new Key(Instant.parse("2024-06-03T10:00:00.123456Z"), UUID.randomUUID(), 3),
          1234,
          new Cursor(UUID.randomUUID(), Collections.nCopies(12, 0L)));

  @Test
  void comesBackFromItsToken() {
    assertThat(Page.parse(page.toString())).isEqualTo(page);
  }

  @Test
  void refusesWhatIsNoToken() {
    for (String token :
        new String[] {
          "",
          "x",
          "%00",
          "1~2",
          page.toString() + "A",
          "A".repeat(40_000),
          token("1~+300000-01-01T00:00:00Z~" + UUID.randomUUID() + "~0~0~" + page.at()),
          token("1~2024-06-03T10:00:00Z~" + UUID.randomUUID() + "~-1~0~" + page.at()),
          token("1~2024-06-03T10:00:00Z~" + UUID.randomUUID() + "~0~-1~" + page.at()),
          token("2~a~b~c~d~e")
        }) {
      assertThatThrownBy(() -> Page.parse(token))
          .isInstanceOfSatisfying(
              Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }
  }

  @Test
  void limitsAreFromOneToTwoHundred() {
    assertThat(Limit.of(null)).isEqualTo(20);
    assertThat(Limit.of("200")).isEqualTo(200);
    for (String limit : new String[] {"0", "201", "-1", "1e2", "", "9999999999"}) {
      assertThatThrownBy(() -> Limit.of(limit)).isInstanceOf(Problem.class);
    }
  }

  private static String token(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
