package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Article;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Original;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ParsingTest {

  private static final Original ANY = Original.ofText(null, "any");

  @Test
  void freesTheSlotOfAParseThatPassesItsDeadline() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Function<Original, Article> stubborn =
        original -> {
          while (release.getCount() > 0) {
            try {
              release.await();
            } catch (InterruptedException e) {
              // A parser that does not care.
            }
          }
          return Articles.small();
        };
    Function<Original, Article> parser =
        original -> original == ANY ? stubborn.apply(original) : Articles.small();
    try (Parsing parsing = parsing(parser, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> parsing.parse(ANY)).isInstanceOf(TimeoutException.class);
      assertThat(parsing.parse(Original.ofText(null, "next"))).isEqualTo(Articles.small());
      assertThat(parsing.stuck()).isEqualTo(1);
      release.countDown();
    }
  }

  @Test
  void givesOnWhatTheParserThrew() {
    Function<Original, Article> parser =
        original -> {
          throw new StackOverflowError();
        };
    try (Parsing parsing = parsing(parser, Duration.ofSeconds(10))) {
      assertThatThrownBy(() -> parsing.parse(ANY)).hasCauseInstanceOf(StackOverflowError.class);
      assertThatThrownBy(() -> parsing.parse(ANY)).hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  private static Parsing parsing(Function<Original, Article> parser, Duration deadline) {
    return new Parsing(parser, 1, deadline, new SimpleMeterRegistry());
  }
}
