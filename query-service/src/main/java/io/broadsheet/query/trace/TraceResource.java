package io.broadsheet.query.trace;

import io.broadsheet.events.Lane;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.ArticleRow;
import io.broadsheet.query.store.LogEnds;
import io.broadsheet.query.store.Outcomes;
import io.broadsheet.query.store.Outcomes.Known;
import io.broadsheet.query.store.Wake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What became of it? */
@Path("/trace")
@Produces(MediaType.APPLICATION_JSON)
public class TraceResource {

  private static final int EARLIER = 100;
  // An outcome may be stored a moment before its event; nobody should find a 404 in between.
  private static final Duration UNTIL_FINDABLE = Duration.ofSeconds(2);

  private final Outcomes outcomes;
  private final LogEnds ends;
  private final Wake wake;

  TraceResource(Outcomes outcomes, LogEnds ends, Wake wake) {
    this.outcomes = outcomes;
    this.ends = ends;
    this.wake = wake;
  }

  @GET
  @Operation(
      summary = "What became of an arrival",
      description =
          "Each stage with its time, and the outcome with its reason. With wait, the answer comes"
              + " when the outcome is known, or after so many seconds.")
  public Uni<Trace> trace(
      @QueryParam("receipt") @Nullable String receipt,
      @QueryParam("id") @Nullable String id,
      @QueryParam("url") @Nullable String url,
      @QueryParam("wait") @Nullable String wait) {
    Asked asked = Asked.of(receipt, id, url, wait);
    return look(asked, System.nanoTime() + asked.patience().toNanos(), true);
  }

  /**
   * What is known now.
   *
   * @param left the version that the first left, where that is stored
   */
  private record Found(List<Known> known, Optional<ArticleRow> left) {
    static Found of(List<Known> known, Outcomes outcomes) {
      return new Found(known, known.stream().findFirst().flatMap(outcomes::left));
    }
  }

  private Uni<Trace> look(Asked asked, long deadline, boolean first) {
    CompletionStage<Void> next = wake.next();
    return Uni.createFrom()
        .item(() -> Found.of(found(asked, first), outcomes))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .chain(found -> answerOrWait(asked, found, next, deadline));
  }

  private Uni<Trace> answerOrWait(
      Asked asked, Found found, CompletionStage<Void> next, long deadline) {
    long left = deadline - System.nanoTime();
    if (!found.known.isEmpty()) {
      Known last = found.known.get(0);
      if (Trace.isSettled(last, found.left.isPresent()) || isOld(last) || left <= 0) {
        boolean findable = found.left.filter(row -> !row.withdrawn()).isPresent();
        return Uni.createFrom()
            .item(Trace.of(last, findable, found.known.subList(1, found.known.size())));
      }
    } else if (left <= 0) {
      return Uni.createFrom()
          .item(() -> unknown(asked))
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
    return Uni.createFrom()
        .completionStage(next)
        .ifNoItem()
        .after(Duration.ofNanos(left))
        .recoverWithItem(() -> null)
        .chain(() -> look(asked, deadline, false));
  }

  private static boolean isOld(Known known) {
    return known.stored().plus(UNTIL_FINDABLE).isBefore(java.time.Instant.now());
  }

  /** The arrivals asked after, the last decided first. */
  private List<Known> found(Asked asked, boolean first) {
    if (asked.receipt() != null) {
      List<Known> found = outcomes.of(asked.receipt()).map(List::of).orElse(List.of());
      if (found.isEmpty() && first) {
        requireAccepted(asked.receipt());
      }
      return found;
    }
    return asked.article() == null ? List.of() : outcomes.of(asked.article(), EARLIER);
  }

  private Trace unknown(Asked asked) {
    if (asked.receipt() != null) {
      return Trace.pending(asked.receipt(), waits(asked.receipt()));
    }
    throw Problem.notFound(
        "no outcome of an arrival of article "
            + asked.article()
            + " is known; an arrival that is on its way is found by its receipt");
  }

  /** Why it has no outcome, where that is known and no matter of a moment. */
  private @Nullable String waits(Receipt receipt) {
    try {
      return receipt.lane() == Lane.BACKFILL
              && receipt.offset() >= ends.copied().get(receipt.partition())
          ? "it waits in the backfill lane, which goes on while no live arrival waits"
          : null;
    } catch (LogEnds.KafkaAway e) {
      return null;
    }
  }

  private void requireAccepted(Receipt receipt) {
    try {
      List<Long> received =
          ends.of(receipt.lane() == Lane.BACKFILL ? Topic.BACKFILL : Topic.RECEIVED);
      if (receipt.partition() >= received.size()
          || receipt.offset() >= received.get(receipt.partition())) {
        throw Problem.notFound("no arrival has the receipt " + receipt);
      }
    } catch (LogEnds.KafkaAway e) {
      throw Problem.unavailable(
          "this receipt has no outcome yet, and Kafka does not answer whether it was accepted",
          Duration.ofSeconds(2));
    }
  }
}
