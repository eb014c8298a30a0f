package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills one process after another at random moments of a load. Nothing that was accepted is lost or
 * doubled, in the archive or for a subscriber that resumes.
 */
class FaultsIT {

  private static final int SIZE = RunningHouse.FULL ? 10_000 : 300;
  private static final int ROUNDS = RunningHouse.FULL ? 5 : 1;
  private static final Duration FREEZE = Duration.ofSeconds(20);

  private static final ExecutorService SENDERS = Executors.newCachedThreadPool();

  private static RunningHouse house;
  private static Ledger ledger;
  private static Subscriber subscriber;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    house = new RunningHouse();
    ledger =
        new Ledger(
            house.house.ports().port(Role.KAFKA),
            house.house.ports().port(Role.POSTGRESQL),
            house.query(""));
    subscriber = new Subscriber(house.query(""), ledger::hear);
  }

  @AfterAll
  static void stop() {
    if (subscriber != null) {
      subscriber.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void losesAndDoublesNothingWhenAProcessIsKilled(Role victim) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Account account = new Account("kill-" + victim + "-" + round, SIZE, house.ingest());
      Thread load = account.startToRandomMoment();
      Server killed = house.house.server(victim);
      Instant moment = Instant.now();
      killed.kill();
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                Server back = house.house.server(victim);
                return back != killed && back.isReady() && house.isReady();
              });
      String probe = "probe-" + victim + "-" + round;
      report(victim, round, ledger.awaitEventMadeAfter(moment, probe, house.ingest()));
      load.join();
      ledger.settle(account);
    }
  }

  @Test
  void losesAndDoublesNothingWhenOneOfTwoIngestInstancesFreezes() throws Exception {
    Server other = house.house.anotherIngest();
    try {
      IngestClient client = new IngestClient("http://127.0.0.1:" + other.port());
      for (int round = 1; round <= ROUNDS; round++) {
        Account account = new Account("freeze-" + round, SIZE, client);
        Thread load = account.startToRandomMoment();
        Server frozen = house.house.server(Role.INGEST);
        frozen.pause();
        Thread.sleep(FREEZE.toMillis());
        frozen.resume();
        load.join();
        ledger.settleAfterFreeze(account);
      }
    } finally {
      other.stop();
    }
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

  /** The limits are the documented sizes' matter: a shared machine may be slow for a while. */
  private static void report(Role victim, int round, Duration flow) {
    System.out.printf(
        "| %s | kill -9, round %d | new events %d ms after it is back |%n",
        victim.title(), round, flow.toMillis());
    if (RunningHouse.FULL) {
      assertThat(flow).isLessThan(Duration.ofSeconds(victim == Role.KAFKA ? 15 : 10));
    }
  }
}
