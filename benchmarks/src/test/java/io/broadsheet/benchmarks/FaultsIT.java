package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.broadsheet.benchmarks.FaultRounds.Fault;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills, freezes and restarts one process after another at random moments of a load. Nothing that
 * was accepted is lost or doubled, in the archive or for a subscriber that resumes.
 */
class FaultsIT {

  private static final Duration FREEZE = Duration.ofSeconds(RunningHouse.FULL ? 30 : 3);

  /** Longer than Kafka waits for a member, so that the other instance takes over. */
  private static final Duration REPLACED = Duration.ofSeconds(20);

  private static final ExecutorService SENDERS = Executors.newCachedThreadPool();

  private static RunningHouse house;
  private static FaultRounds rounds;

  /** What happens to a process. */
  private enum Blow {
    KILL("kill -9", RunningHouse.FULL ? 5 : 1),
    FREEZE("SIGSTOP for %d s".formatted(FaultsIT.FREEZE.toSeconds()), 1),
    RESTART("restart", 1);

    private final String title;
    private final int rounds;

    Blow(String title, int rounds) {
      this.title = title;
      this.rounds = rounds;
    }

    Instant strike(Server victim) throws InterruptedException {
      switch (this) {
        case KILL -> victim.kill();
        case FREEZE -> victim.pause();
        case RESTART -> victim.stop();
      }
      Instant moment = Instant.now();
      if (this == FREEZE) {
        thaw(victim, FaultsIT.FREEZE);
      }
      return moment;
    }
  }

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    house = new RunningHouse();
    rounds =
        new FaultRounds(
            house.house.ports().port(Role.KAFKA),
            house.house.ports().port(Role.POSTGRESQL),
            house.query(""));
  }

  @AfterAll
  static void stop() {
    if (rounds != null) {
      rounds.close();
    }
    if (house != null) {
      house.close();
    }
  }

  private static Stream<Arguments> faults() {
    return Stream.of(Blow.values())
        .flatMap(blow -> Stream.of(Role.values()).map(victim -> arguments(blow, victim)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void losesAndDoublesNothing(Blow blow, Role victim) throws Exception {
    // Of a restart the orderly stop is a part.
    int limit = victim == Role.KAFKA || blow == Blow.RESTART ? 15 : 10;
    Fault fault = new Fault(victim.title(), blow.title, limit, blow == Blow.FREEZE);
    for (int round = 1; round <= blow.rounds; round++) {
      Server struck = house.house.server(victim);
      rounds.run(fault, house.ingest(), () -> blow.strike(struck));
      assertThat(house.house.server(victim) == struck).isEqualTo(blow == Blow.FREEZE);
      await().atMost(Duration.ofMinutes(1)).until(house::isReady);
    }
  }

  @Test
  void losesAndDoublesNothingWhenOneOfTwoIngestInstancesFreezes() throws Exception {
    Server other = house.house.anotherIngest();
    try {
      Server frozen = house.house.server(Role.INGEST);
      String name = "SIGSTOP for %d s".formatted(REPLACED.toSeconds());
      for (int round = 1; round <= (RunningHouse.FULL ? 5 : 1); round++) {
        rounds.run(
            new Fault("one of two ingest-services", name, 10, true),
            new IngestClient("http://127.0.0.1:" + other.port()),
            () -> {
              frozen.pause();
              Instant moment = Instant.now();
              thaw(frozen, REPLACED);
              return moment;
            });
      }
    } finally {
      other.stop();
    }
  }

  private static void thaw(Server frozen, Duration after) throws InterruptedException {
    Thread.sleep(after.toMillis());
    frozen.resume();
  }

  @Test
  void acceptsNothingWhileKafkaDoesNotAnswer() throws Exception {
    Server kafka = house.house.server(Role.KAFKA);
    String article =
        "{\"url\":\"https://faults.example/\",\"text\":\"" + "Words. ".repeat(700_000) + "\"}";
    kafka.pause();
    try {
      long begin = System.nanoTime();
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(article), SENDERS))
              .limit(12)
              .toList();
      assertThat(answers)
          .extracting(answer -> answer.join().statusCode())
          .containsOnly(429, 503)
          .contains(429, 503);
      assertThat(answers)
          .allSatisfy(
              answer -> assertThat(answer.join().headers().firstValue("Retry-After")).isPresent());
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(25));
    } finally {
      kafka.resume();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> post("{\"text\":\"Again.\"}").statusCode() == 202);
  }

  private static HttpResponse<String> post(String article) {
    try {
      return house.ingest().postOne(article);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
