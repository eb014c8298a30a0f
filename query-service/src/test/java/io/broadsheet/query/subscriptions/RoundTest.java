package io.broadsheet.query.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventType;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.Deliveries;
import io.broadsheet.query.store.Delivery;
import io.broadsheet.query.store.Delivery.State;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Reaction OK = new Reaction(200, null, null);
  private static final Reaction DOWN = new Reaction(500, "answered 500", null);
  private static final UUID TOPIC = UUID.randomUUID();
  private static final UUID A = UUID.randomUUID();
  private static final UUID B = UUID.randomUUID();

  private final List<String> sent = new ArrayList<>();
  private final Map<String, Optional<Reaction>> reactions = new HashMap<>();
  private final Set<String> untried = new HashSet<>();
  private Optional<Reaction> usual = Optional.of(OK);

  private static LogEvent event(int partition, long offset, UUID article) {
    return new LogEvent(
        partition,
        offset,
        null,
        article,
        NOW,
        EventType.PUBLISHED.wire(),
        "{\"id\":\"%d-%d\",\"data\":{}}".formatted(partition, offset));
  }

  private static Delivery pending(
      int partition, long offset, UUID article, int attempts, @Nullable Instant next) {
    return new Delivery(
        partition,
        offset,
        article,
        partition + "-" + offset,
        State.PENDING,
        attempts,
        NOW.minusSeconds(60),
        NOW.minusSeconds(50),
        next,
        500,
        "answered 500");
  }

  private static Subscription subscription(@Nullable Instant succeeded) {
    return new Subscription(
        UUID.randomUUID(),
        "http://a.example/",
        null,
        true,
        null,
        "s",
        null,
        null,
        NOW,
        cursor(0, 0),
        0,
        2,
        null,
        succeeded,
        0);
  }

  private static Cursor cursor(long first, long second) {
    return new Cursor(TOPIC, List.of(first, second));
  }

  private Deliveries.Round run(
      Subscription subscription, List<Delivery> pending, boolean probing, LogEvent... events) {
    Chunk chunk = new Chunk(cursor(0, 0), cursor(10, 10), List.of(events));
    Round.Sending sending =
        (to, partition, offset, known) -> {
          String place = partition + "-" + offset;
          sent.add(place);
          if (untried.contains(place)) {
            return CompletableFuture.failedStage(new IllegalStateException("busy"));
          }
          return CompletableFuture.completedStage(reactions.getOrDefault(place, usual));
        };
    return new Round(
            subscription,
            pending,
            chunk,
            probing,
            sending,
            new Retries(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5))),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .run()
        .toCompletableFuture()
        .join();
  }

  private static Map<String, State> states(Deliveries.Round round) {
    Map<String, State> states = new HashMap<>();
    round.deliveries().forEach(it -> states.put(it.partition() + "-" + it.offset(), it.state()));
    return states;
  }

  @Test
  void deliversAllAndReachesTheEndOfWhatItRead() {
    Deliveries.Round round =
        run(subscription(null), List.of(), false, event(0, 1, A), event(1, 3, B), event(0, 4, A));

    assertThat(sent)
        .containsExactlyInAnyOrder("0-1", "1-3", "0-4")
        .containsSubsequence("0-1", "0-4");
    assertThat(round.cursor()).isEqualTo(cursor(10, 10));
    assertThat(round.failures()).isZero();
    assertThat(round.succeeded()).isEqualTo(NOW);
    assertThat(states(round).values()).containsOnly(State.DELIVERED);
  }

  @Test
  void whatFailsHoldsUpItsArticleAlone() {
    reactions.put("0-1", Optional.of(DOWN));

    Deliveries.Round round =
        run(subscription(null), List.of(), false, event(0, 1, A), event(0, 2, B), event(0, 3, A));

    assertThat(sent).containsExactly("0-1", "0-2");
    assertThat(states(round))
        .isEqualTo(Map.of("0-1", State.PENDING, "0-2", State.DELIVERED, "0-3", State.PENDING));
    assertThat(round.deliveries())
        .filteredOn(it -> it.offset() == 1)
        .allSatisfy(
            it -> {
              assertThat(it.attempts()).isOne();
              assertThat(it.next()).isBetween(NOW.plusSeconds(5), NOW.plusMillis(5500));
            });
    assertThat(round.deliveries())
        .filteredOn(it -> it.offset() == 3)
        .allMatch(it -> it.attempts() == 0 && it.next() == null);
    assertThat(round.cursor()).isEqualTo(cursor(10, 10));
    assertThat(round.restUntil()).isNull();
  }

  @Test
  void stopsAtATargetThatIsDownAndLeavesTheRestBehindTheCursor() {
    usual = Optional.of(DOWN);

    Deliveries.Round round =
        run(
            subscription(null),
            List.of(),
            false,
            event(0, 1, A),
            event(0, 2, B),
            event(0, 3, UUID.randomUUID()),
            event(0, 4, UUID.randomUUID()));

    assertThat(sent).hasSize(3);
    assertThat(round.cursor()).isEqualTo(cursor(4, 10));
    assertThat(round.failures()).isEqualTo(3);
    assertThat(round.restUntil()).isEqualTo(NOW.plusSeconds(4));
    assertThat(round.succeeded()).isNull();
  }

  @Test
  void asksATargetThatFailsWithOneEvent() {
    Deliveries.Round round =
        run(subscription(null), List.of(), true, event(0, 1, A), event(0, 2, B));

    assertThat(sent).containsExactly("0-1");
    assertThat(round.cursor()).isEqualTo(cursor(2, 10));
    assertThat(round.failures()).isZero();
  }

  @Test
  void triesWhatIsDueBeforeWhatIsNewAndLetsTheArticleWait() {
    Deliveries.Round round =
        run(
            subscription(null),
            List.of(pending(0, 1, A, 1, NOW), pending(1, 1, B, 1, NOW.plusSeconds(1))),
            false,
            event(0, 5, A),
            event(0, 6, UUID.randomUUID()),
            event(1, 5, B));

    assertThat(sent).containsExactly("0-1", "0-6");
    assertThat(states(round))
        .containsEntry("0-1", State.DELIVERED)
        .containsEntry("0-5", State.PENDING)
        .containsEntry("1-5", State.PENDING)
        .doesNotContainKey("1-1");
    assertThat(round.cursor()).isEqualTo(cursor(10, 10));
  }

  @Test
  void obeysATargetThatAsksForARest() {
    reactions.put("0-1", Optional.of(new Reaction(429, "answered 429", Duration.ofSeconds(90))));

    Deliveries.Round round =
        run(subscription(null), List.of(), false, event(0, 1, A), event(0, 2, B));

    assertThat(sent).containsExactly("0-1");
    assertThat(round.restUntil()).isEqualTo(NOW.plusSeconds(90));
    assertThat(round.deliveries()).allMatch(it -> NOW.plusSeconds(90).equals(it.next()));
    assertThat(round.cursor()).isEqualTo(cursor(2, 10));
  }

  @Test
  void aShortRestThatIsAskedForDoesNotShortenTheBackOff() {
    usual = Optional.of(new Reaction(503, "answered 503", Duration.ZERO));

    Deliveries.Round round = run(subscription(null), List.of(), false, event(0, 1, A));

    assertThat(round.restUntil()).isEqualTo(NOW.plusSeconds(4));
  }

  @Test
  void whatWasNotTriedIsNoFailureAndStaysWhereItWas() {
    untried.add("0-2");

    Deliveries.Round round =
        run(
            subscription(null),
            List.of(pending(1, 1, B, 1, NOW)),
            false,
            event(0, 1, A),
            event(0, 2, UUID.randomUUID()),
            event(0, 3, A));

    assertThat(sent).containsExactly("1-1", "0-1", "0-2");
    assertThat(states(round)).isEqualTo(Map.of("1-1", State.DELIVERED, "0-1", State.DELIVERED));
    assertThat(round.cursor()).isEqualTo(cursor(2, 10));
    assertThat(round.restUntil()).isEqualTo(NOW.plusSeconds(1));
    assertThat(round.failures()).isZero();
  }

  @Test
  void goneDisablesAndGivesNothingUp() {
    reactions.put("0-1", Optional.of(new Reaction(410, "answered 410", null)));

    Deliveries.Round round =
        run(subscription(null), List.of(), false, event(0, 1, A), event(0, 2, B));

    assertThat(sent).containsExactly("0-1");
    assertThat(round.disabled()).contains("410");
    assertThat(states(round)).isEqualTo(Map.of("0-1", State.PENDING));
    assertThat(round.cursor()).isEqualTo(cursor(2, 10));
  }

  @Test
  void givesUpAnEventThatATargetWhichTakesOthersDoesNotTake() {
    reactions.put("0-1", Optional.of(DOWN));

    Deliveries.Round round =
        run(subscription(NOW.minusSeconds(5)), List.of(pending(0, 1, A, 2, NOW)), false);

    assertThat(states(round)).isEqualTo(Map.of("0-1", State.FAILED));
    assertThat(round.disabled()).isNull();
  }

  @Test
  void disablesATargetThatTakesNothingInAllThatTimeAndGivesNothingUp() {
    reactions.put("0-1", Optional.of(DOWN));

    Deliveries.Round round =
        run(subscription(NOW.minusSeconds(600)), List.of(pending(0, 1, A, 2, NOW)), false);

    assertThat(states(round)).isEqualTo(Map.of("0-1", State.PENDING));
    assertThat(round.disabled()).contains("nothing was accepted since");
  }

  @Test
  void whatWasWithdrawnMeanwhileEnds() {
    reactions.put("0-1", Optional.empty());
    reactions.put("0-2", Optional.empty());

    Deliveries.Round round =
        run(subscription(null), List.of(pending(0, 1, A, 1, NOW)), false, event(0, 2, B));

    assertThat(states(round)).isEqualTo(Map.of("0-1", State.WITHDRAWN));
    assertThat(round.cursor()).isEqualTo(cursor(10, 10));
    assertThat(round.failures()).isEqualTo(2);
  }
}
