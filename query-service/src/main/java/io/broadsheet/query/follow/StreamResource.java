package io.broadsheet.query.follow;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.CursorParameter;
import io.broadsheet.query.store.EventLog;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
              + " Last-Event-ID or cursor; without either the stream begins now. With q come only"
              + " the events that a search with it would find, and withdrawals.")
  @APIResponse(
      responseCode = "200",
      description = "server-sent events, without end",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Uni<Void> stream(
      @Parameter(description = "docs/query.md", example = "alibaba speaker:zhou") @QueryParam("q")
          @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
      @Context HttpServerResponse response) {
    Optional<StandingQuery> query =
        Optional.ofNullable(q).map(QueryParameter::of).map(StandingQuery::new);
    Optional<Cursor> asked = asked(cursor, lastEventId);
    Cursor now = log.position();
    Optional<String> refusal = asked.isPresent() ? log.refusal(asked.get()) : Optional.empty();
    Cursor start = refusal.isPresent() ? now : asked.orElse(now);
    response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS);
    Multi<Buffer> resync =
        Multi.createFrom().items(refusal.stream().map(reason -> Line.resync(reason, now)));
    Multi<Buffer> lines =
        Multi.createFrom()
            .resource(
                () -> tail.join(now, query),
                group -> new Stream(tail, log, matcher, config, group, start).writes())
            .withFinalizer(tail::leave)
            .onFailure()
            .invoke(failure -> Log.error("a stream broke off", failure));
    return Multi.createBy()
        .concatenating()
        .streams(resync, lines)
        .call(some -> Uni.createFrom().completionStage(response.write(some).toCompletionStage()))
        // It ends; the subscriber comes back with its last id.
        .onFailure()
        .recoverWithCompletion()
        .onItem()
        .ignoreAsUni();
  }

  private static Optional<Cursor> asked(@Nullable String cursor, @Nullable String lastEventId) {
    boolean resumed = lastEventId != null && !lastEventId.isBlank();
    String text = resumed ? lastEventId : cursor;
    return Optional.ofNullable(text)
        .map(it -> CursorParameter.of(resumed ? HttpHeaders.LAST_EVENT_ID_HEADER : "cursor", it));
  }
}
