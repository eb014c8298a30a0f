package io.broadsheet.query.subscriptions;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.outbound.Answer;
import io.broadsheet.fences.outbound.Busy;
import io.broadsheet.fences.outbound.Call;
import io.broadsheet.fences.outbound.Call.Message;
import io.broadsheet.fences.outbound.Outbound;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryError;
import io.broadsheet.query.store.ArchiveAway;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.Deliveries;
import io.broadsheet.query.store.Delivery;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Subscription;
import io.broadsheet.query.subscriptions.SharedReads.Read;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is done for one subscription: read, match, send, write down. */
@ApplicationScoped
class Rounds {

  // Reading and matching; the calls themselves hold no thread.
  private static final int WORKERS = 4;

  private final Deliveries deliveries;
  private final EventLog log;
  private final SharedReads reads;
  private final EventMatcher matcher;
  private final Outbound outbound;
  private final WebhooksConfig config;
  private final Retries retries;
  private final MeterRegistry meters;
  private final Clock clock = Clock.systemUTC();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          WORKERS,
          work -> {
            Thread thread = new Thread(work, "webhooks-worker");
            thread.setDaemon(true);
            return thread;
          });

  Rounds(
      Deliveries deliveries,
      EventLog log,
      SharedReads reads,
      EventMatcher matcher,
      Outbound outbound,
      WebhooksConfig config,
      MeterRegistry meters) {
    this.deliveries = deliveries;
    this.log = log;
    this.reads = reads;
    this.matcher = matcher;
    this.outbound = outbound;
    this.config = config;
    this.retries = new Retries(config.retries());
    this.meters = meters;
  }

  void stop(@Observes ShutdownEvent stop) {
    workers.shutdownNow();
  }

  /** A subscription as its row says; nothing where it cannot go on, which is written there. */
  Optional<Held> load(Subscription row) {
    Optional<String> refusal = log.refusal(row.cursor());
    try {
      if (refusal.isEmpty()) {
        return Optional.of(
            new Held(
                row,
                row.cursor(),
                row.failures(),
                row.restUntil(),
                Optional.ofNullable(row.q()).map(Filter::parse).map(StandingQuery::new),
                deliveries.firstPending(row.id())));
      }
    } catch (QueryError | Problem e) {
      refusal = Optional.of("q is none any more: " + e.getMessage());
    }
    deliveries.record(
        row, new Deliveries.Round(row.cursor(), 0, null, null, refusal.orElseThrow(), List.of()));
    return Optional.empty();
  }

  /** A round; then as it is held, or nothing where it is not any more. */
  CompletionStage<Optional<Held>> next(Held held) {
    return CompletableFuture.supplyAsync(() -> begin(held), workers).thenCompose(round -> round);
  }

  private CompletionStage<Optional<Held>> begin(Held held) {
    Read read = reads.after(held.cursor());
    Chunk chunk = held.query().map(it -> matcher.matching(it, read.chunk())).orElse(read.chunk());
    if (chunk.events().isEmpty() && !held.isDue(clock.instant())) {
      return CompletableFuture.completedStage(Optional.of(held.readTo(chunk.to())));
    }
    Optional<Subscription> row = deliveries.renew(held.row().id(), config.lease());
    if (row.isEmpty() || row.get().epoch() != held.row().epoch()) {
      return CompletableFuture.completedStage(row.flatMap(this::load));
    }
    Round.Sending sending =
        (subscription, partition, offset, known) ->
            send(subscription, () -> current(read, partition, offset, known));
    boolean probing = held.failures() > 0;
    return new Round(row.get(), held.pending(), chunk, probing, sending, retries, clock)
        .run()
        .thenApplyAsync(round -> recorded(held, row.get(), round), workers);
  }

  /** The event, unless it is gone: looked for again where it was read a while ago. */
  private CompletionStage<Optional<LogEvent>> current(
      Read read, int partition, long offset, @Nullable LogEvent known) {
    return known == null || read.isStale()
        ? CompletableFuture.supplyAsync(() -> log.at(partition, offset), workers)
        : CompletableFuture.completedStage(Optional.of(known));
  }

  private CompletionStage<Optional<Reaction>> send(
      Subscription subscription, Supplier<CompletionStage<Optional<LogEvent>>> current) {
    return outbound
        .send(
            Call.post(
                subscription.url(),
                () ->
                    current
                        .get()
                        .thenApply(event -> event.orElseThrow(Withdrawn::new))
                        .thenApply(event -> signed(subscription, event.id(), event.json()))))
        .handle(
            (answer, failure) -> {
              Throwable cause = cause(failure);
              if (cause instanceof Busy || cause instanceof ArchiveAway) {
                throw new CompletionException(cause);
              }
              return cause instanceof Withdrawn
                  ? Optional.empty()
                  : Optional.of(reaction(answer, cause));
            });
  }

  /** Posts something that is no event, signed, and says what came of it. */
  CompletionStage<Reaction> post(Subscription subscription, String id, String body) {
    return outbound
        .send(
            Call.post(
                subscription.url(),
                () -> CompletableFuture.completedStage(signed(subscription, id, body))))
        .handle((answer, failure) -> reaction(answer, cause(failure)));
  }

  private Message signed(Subscription subscription, String id, String body) {
    return Signature.signed(subscription, id, body, clock.instant());
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private Reaction reaction(@Nullable Answer answer, @Nullable Throwable failure) {
    return answer == null
        ? Reaction.of(Objects.requireNonNull(failure))
        : Reaction.of(answer, clock.instant());
  }

  /** There is nothing to be sent any more. */
  private static final class Withdrawn extends RuntimeException {

    private static final long serialVersionUID = 1;
  }

  private Optional<Held> recorded(Held held, Subscription row, Deliveries.Round round) {
    if (!deliveries.record(row, round)) {
      return deliveries.renew(row.id(), config.lease()).flatMap(this::load);
    }
    round.deliveries().stream()
        .filter(delivery -> delivery.attempts() > 0)
        .forEach(
            delivery ->
                meters
                    .counter("broadsheet.webhooks.attempts", "state", delivery.state().wire())
                    .increment());
    if (round.disabled() != null) {
      return Optional.empty();
    }
    boolean waits =
        !held.pending().isEmpty()
            || round.deliveries().stream().anyMatch(it -> it.state() == Delivery.State.PENDING);
    return Optional.of(
        new Held(
            row,
            round.cursor(),
            round.failures(),
            round.restUntil(),
            held.query(),
            waits ? deliveries.firstPending(row.id()) : List.of()));
  }
}
