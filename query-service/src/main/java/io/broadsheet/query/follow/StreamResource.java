package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.follow.Stream.Line;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.CursorParameter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.EventLog;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The live stream. */
@Path("/stream")
public class StreamResource {

  private final Tail tail;
  private final EventLog log;
  private final FollowConfig config;
  private final EventMatcher matcher;

  StreamResource(Tail tail, EventLog log, FollowConfig config, EventMatcher matcher) {
    this.matcher = matcher;
    this.tail = tail;
    this.log = log;
    this.config = config;
  }

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Events as they are stored, as server-sent events",
      description =
          "Each event's data is a structured CloudEvent, its id the cursor after it. Resume with"
              + " Last-Event-ID or cursor; without either the stream begins now. With q come only the events that a search"
              + " with it would find, and withdrawals.")
  public Multi<OutboundSseEvent> stream(
      @Parameter(description = "docs/query.md", example = "alibaba speaker:zhou") @QueryParam("q")
          @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context Sse sse) {
    Optional<Filter> filter = Optional.ofNullable(q).map(QueryParameter::of);
    Optional<UnaryOperator<Chunk>> sieve =
        filter.map(StandingQuery::new).map(query -> chunk -> matcher.matching(query, chunk));
    Optional<Cursor> asked = asked(cursor, lastEventId);
    Cursor now = log.position();
    Optional<String> refusal = asked.isPresent() ? log.refusal(asked.get()) : Optional.empty();
    Cursor start = refusal.isPresent() ? now : asked.orElse(now);
    Multi<OutboundSseEvent> lines =
        new Stream(tail, log, config, sieve, start).lines().map(line -> event(sse, line));
    Multi<OutboundSseEvent> resync =
        Multi.createFrom().items(refusal.stream().map(reason -> resync(sse, reason, now)));
    return Multi.createBy()
        .concatenating()
        .streams(resync, lines)
        .onSubscription()
        .invoke(() -> tail.join(now))
        .onFailure()
        .invoke(failure -> Log.error("a stream broke off", failure))
        .onTermination()
        .invoke(tail::leave);
  }

  private static Optional<Cursor> asked(@Nullable String cursor, @Nullable String lastEventId) {
    boolean resumed = lastEventId != null && !lastEventId.isBlank();
    String text = resumed ? lastEventId : cursor;
    return Optional.ofNullable(text)
        .map(it -> CursorParameter.of(resumed ? HttpHeaders.LAST_EVENT_ID_HEADER : "cursor", it));
  }

  private static OutboundSseEvent event(Sse sse, Line line) {
    OutboundSseEvent.Builder builder = sse.newEventBuilder().id(line.cursor().toString());
    return line.event().isPresent()
        ? builder.name(line.event().get().type()).data(line.event().get().json()).build()
        : builder.comment("heartbeat").build();
  }

  private static OutboundSseEvent resync(Sse sse, String reason, Cursor now) {
    return sse.newEventBuilder()
        .name("resync")
        .id(now.toString())
        .data("{\"cursor\":\"%s\",\"reason\":\"%s\"}".formatted(now, reason))
        .build();
  }
}
