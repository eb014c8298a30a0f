package io.broadsheet.query.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.query.store.Outcomes.Known;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of one arrival.
 *
 * @param receipt what its sender holds
 * @param copy where it stands in {@code articles.received}, if it came by the backfill lane
 * @param outcome as Kafka has it, or {@code pending}
 * @param version of the article after this arrival
 * @param event where the article's current version stood in {@code articles.events} then
 * @param earlier the article's other arrivals, the last decided first
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Trace(
    Receipt receipt,
    @Nullable Receipt copy,
    @Nullable UUID id,
    String outcome,
    @Nullable String reason,
    @Nullable Integer version,
    @Nullable Integer revision,
    @Nullable Position event,
    @Nullable String parser,
    List<Stage> stages,
    Map<String, String> links,
    List<Earlier> earlier) {

  private static final String PENDING = "pending";

  private static final Set<String> MADE_EVENT =
      Stream.of(Outcome.Kind.values())
          .filter(Outcome.Kind::madeEvent)
          .map(EventJson::wire)
          .collect(Collectors.toSet());

  /** A position in {@code articles.events}. */
  record Position(int partition, long offset) {}

  /** Where it came, and when; without a time where that is not known. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Stage(String stage, @Nullable Instant at) {}

  /** Another arrival of the same article. */
  record Earlier(Receipt receipt, String outcome, int version, Instant decided) {
    static Earlier of(Known known) {
      return new Earlier(known.held(), known.outcome(), known.version(), known.decided());
    }
  }

  static Trace pending(Receipt receipt, @Nullable String reason) {
    return new Trace(
        receipt,
        null,
        null,
        PENDING,
        reason,
        null,
        null,
        null,
        null,
        List.of(new Stage("accepted", null)),
        Map.of("trace", "/trace?receipt=" + receipt),
        List.of());
  }

  static Trace of(Known known, boolean findable, List<Known> earlier) {
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage("accepted", known.received()));
    stages.add(new Stage("decided", known.decided()));
    stages.add(new Stage("stored", known.stored()));
    Map<String, String> links = new LinkedHashMap<>();
    links.put("trace", "/trace?receipt=" + known.held());
    if (findable) {
      stages.add(new Stage("findable", known.stored()));
      links.put("article", "/articles/" + known.articleId());
      links.put("version", "/articles/" + known.articleId() + "/versions/" + known.version());
    }
    return new Trace(
        known.held(),
        known.backfill() == null ? null : known.receipt(),
        known.articleId(),
        known.outcome(),
        known.reason(),
        known.version(),
        known.revision(),
        known.event() == null ? null : new Position(known.receipt().partition(), known.event()),
        known.parser(),
        stages,
        links,
        earlier.stream().map(Earlier::of).toList());
  }

  /** Whether there is nothing left to wait for. */
  static boolean isSettled(Known known, boolean eventIsStored) {
    return eventIsStored || !MADE_EVENT.contains(known.outcome());
  }
}
