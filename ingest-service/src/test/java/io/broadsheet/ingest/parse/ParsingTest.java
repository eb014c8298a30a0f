package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Article;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Original;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ParsingTest {

  private static final Original ANY = Original.ofText(null, "any");

  @Test
  void freesTheSlotOfAParseThatPassesItsDeadline() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BiFunction<Original, Instant, Article> stubborn =
        (original, observed) -> {
          while (release.getCount() > 0) {
            try {
              release.await();
            } catch (InterruptedException e) {
              // A parser that does not care.
            }
          }
          return Articles.small();
        };
    BiFunction<Original, Instant, Article> parser =
        (original, observed) ->
            original == ANY ? stubborn.apply(original, observed) : Articles.small();
    try (Parsing parsing = parsing(parser, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> parsing.parse(ANY, Instant.now()))
          .isInstanceOf(TimeoutException.class);
      assertThat(parsing.parse(Original.ofText(null, "next"), Instant.now()))
          .isEqualTo(Articles.small());
      assertThat(parsing.stuck()).isEqualTo(1);
      release.countDown();
    }
  }

  @Test
  void givesOnWhatTheParserThrew() {
    BiFunction<Original, Instant, Article> parser =
        (original, observed) -> {
          throw new StackOverflowError();
        };
    try (Parsing parsing = parsing(parser, Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> parsing.parse(ANY, Instant.now()))
          .hasCauseInstanceOf(StackOverflowError.class);
      assertThatThrownBy(() -> parsing.parse(ANY, Instant.now()))
          .hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  private static Parsing parsing(BiFunction<Original, Instant, Article> parser, Duration deadline) {
    return new Parsing(parser, 1, deadline, new SimpleMeterRegistry());
  }
}
