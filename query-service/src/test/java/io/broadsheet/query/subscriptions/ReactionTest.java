package io.broadsheet.query.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.fences.outbound.Answer;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReactionTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private static Reaction answered(int status, String... retryAfter) {
    Map<String, String> headers =
        retryAfter.length == 0 ? Map.of() : Map.of("retry-after", retryAfter[0]);
    return Reaction.of(new Answer(status, headers, Buffer.buffer(), true), NOW);
  }

  @Test
  void onlyTwoHundredsAreAccepted() {
    assertThat(answered(200).accepted()).isTrue();
    assertThat(answered(204).accepted()).isTrue();
    assertThat(answered(302).reason()).isEqualTo("answered 302: redirects are not followed");
    assertThat(answered(404).reason()).isEqualTo("answered 404");
    assertThat(answered(410).gone()).isTrue();
    assertThat(answered(500).gone()).isFalse();
  }

  @Test
  void obeysRetryAfterOfTwoStatusesAndForAnHourAtMost() {
    assertThat(answered(429, "7").retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(answered(503, "Thu, 26 Nov 2026 10:00:30 GMT").retryAfter())
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(answered(503, "999999999").retryAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(answered(503, "soon").retryAfter()).isNull();
    assertThat(answered(503, "Thu, 26 Nov 2020 10:00:30 GMT").retryAfter()).isNull();
    assertThat(answered(500, "7").retryAfter()).isNull();
  }

  @Test
  void aFaultOfOursIsAnAttemptToo() {
    assertThat(Reaction.of(new IllegalArgumentException("with the text")).reason())
        .isEqualTo("broadsheet could not call it: IllegalArgumentException");
  }
}
