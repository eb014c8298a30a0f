package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
  private static final Original NEXT = Original.ofText(null, "next");

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
      assertThatThrownBy(() -> parse(parsing, ANY)).isInstanceOf(TimeoutException.class);
      assertThat(parse(parsing, NEXT)).isEqualTo(Articles.small());
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
      assertThatThrownBy(() -> parse(parsing, ANY)).hasCauseInstanceOf(StackOverflowError.class);
      assertThatThrownBy(() -> parse(parsing, ANY)).hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void takesNoMoreWorkWhenTooManyDoNotComeBack() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    BiFunction<Original, Instant, Article> stubborn =
        (original, observed) -> {
          while (release.getCount() > 0) {
            Thread.onSpinWait();
          }
          return Articles.small();
        };
    try (Parsing parsing = parsing(stubborn, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> parse(parsing, ANY)).isInstanceOf(TimeoutException.class);
      assertThat(parsing.isClogged()).isFalse();
      assertThatThrownBy(() -> parse(parsing, ANY)).isInstanceOf(TimeoutException.class);
      assertThat(parsing.isClogged()).isTrue();
      assertThat(parsing.take(1, Duration.ofMillis(50))).isEmpty();
      release.countDown();
      assertThat(parse(parsing, NEXT)).isEqualTo(Articles.small());
      await().until(() -> !parsing.isClogged());
    }
  }

  @Test
  void parsesTheLargestAlone() throws Exception {
    try (Parsing parsing =
            new Parsing(
                (original, observed) -> Articles.small(),
                "1",
                4,
                Duration.ofSeconds(1),
                new SimpleMeterRegistry());
        Parsing.Slot small = parsing.take(1)) {
      assertThat(small).isNotNull();
      assertThat(parsing.take(5 * 1024 * 1024, Duration.ofMillis(10))).isEmpty();
      try (Parsing.Slot other = parsing.take(1, Duration.ofMillis(10)).orElseThrow()) {
        assertThat(other).isNotNull();
      }
    }
  }

  private static Article parse(Parsing parsing, Original original) throws Exception {
    try (Parsing.Slot slot = parsing.take(1)) {
      return slot.parse(original, Instant.now());
    }
  }

  private static Parsing parsing(BiFunction<Original, Instant, Article> parser, Duration deadline) {
    return new Parsing(parser, "1", 1, deadline, new SimpleMeterRegistry());
  }
}
