package io.broadsheet.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LargeBodiesTest {

  private static final byte[] BEGUN = new byte[LargeBodies.SMALL];

  private final AtomicLong nanos = new AtomicLong();
  private final LargeBodies bodies = new LargeBodies(nanos::get);

  @Test
  void readsWhatComesInAtOnce() throws Exception {
    try (LargeBodies.Place place = bodies.place()) {
      assertThat(place.read(BEGUN, new ByteArrayInputStream(new byte[200_000])))
          .hasSize(LargeBodies.SMALL + 200_000);
    }
  }

  @Test
  void keepsNobodyWaitingForSlowSenders() throws Exception {
    List<LargeBodies.Place> slow = new ArrayList<>();
    for (int n = 0; n < 15; n++) {
      LargeBodies.Place place = bodies.place();
      place.awaitReading();
      slow.add(place);
    }
    try (LargeBodies.Place quick = bodies.place()) {
      assertThat(quick.read(BEGUN, InputStream.nullInputStream())).hasSize(BEGUN.length);
    }
    bodies.place().awaitReading();
    assertRefused(429, () -> bodies.place().read(BEGUN, InputStream.nullInputStream()));
    slow.get(0).close();
    assertThat(bodies.place().read(BEGUN, InputStream.nullInputStream())).hasSize(BEGUN.length);
  }

  @Test
  void handlesTwoAtOnce() throws Exception {
    LargeBodies.Place first = bodies.place();
    first.read(BEGUN, InputStream.nullInputStream());
    bodies.place().read(BEGUN, InputStream.nullInputStream());
    LargeBodies.Place third = bodies.place();
    third.awaitReading();
    CompletableFuture<Void> handled = CompletableFuture.runAsync(third::awaitHandling);
    assertThat(handled).isNotDone();
    first.close();
    handled.get(10, TimeUnit.SECONDS);
  }

  @Test
  void asksNothingOfWhatIsSmall() {
    for (int n = 0; n < 20; n++) {
      bodies.place().awaitHandling();
    }
  }

  @Test
  void givesASenderAMinute() {
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] piece) throws IOException {
            nanos.addAndGet(Duration.ofSeconds(10).toNanos());
            return 1;
          }
        };
    try (LargeBodies.Place place = bodies.place()) {
      assertRefused(408, () -> place.read(BEGUN, trickle));
    }
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
  }
}
