package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.Submission;
import io.broadsheet.fences.http.NeedsAdmin;
import io.broadsheet.fences.http.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Articles come in, are withdrawn, and are read again. */
@Blocking
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
class ArticlesResource {

  static final String NDJSON = "application/x-ndjson";
  // Each may keep 8 MiB of answers that its client does not read.
  private static final int BULKS_AT_ONCE = 8;
  private static final String HANDED_IN = "202 once the article is on all in-sync replicas.";

  private final Submissions submissions;
  private final ReceivedTopic received;
  private final LargeBodies largeBodies;
  private final Semaphore bulks = new Semaphore(BULKS_AT_ONCE);

  ArticlesResource(Submissions submissions, ReceivedTopic received, LargeBodies largeBodies) {
    this.submissions = submissions;
    this.received = received;
    this.largeBodies = largeBodies;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Hand in an article", description = HANDED_IN)
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Submission.class),
              example = Submissions.EXAMPLE))
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public CompletionStage<Response> json(InputStream body, @Context HttpServerRequest request) {
    try (LargeBodies.Place place = largeBodies.place()) {
      return received.accept(submissions.json(body, request, place));
    }
  }

  @POST
  @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
  @Operation(summary = "Hand in an article's plain text or page", description = HANDED_IN)
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public CompletionStage<Response> page(
      InputStream body, @BeanParam GivenParameters given, @Context HttpServerRequest request) {
    try (LargeBodies.Place place = largeBodies.place()) {
      return received.accept(submissions.page(body, given, request, place));
    }
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      summary = "Withdraw an article",
      description =
          "202 once the withdrawal is on all in-sync replicas. All versions go, on every channel; what"
              + " comes in later is refused until it comes with restore.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public CompletionStage<Response> withdraw(
      @PathParam("id") String id, @Context HttpServerRequest request) {
    String traceparent = Submissions.traceparent(request.getHeader("traceparent"));
    return received.accept(Arrival.withdrawal(article(id), Instant.now(), traceparent));
  }

  @POST
  @Path("/{id}/reparse")
  @NeedsAdmin
  @Operation(
      summary = "Read an article again by today's parser",
      description =
          "202 once the re-parse is on all in-sync replicas. Its original is read again; where another"
              + " parser read it otherwise, the version gets a new revision.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public CompletionStage<Response> reparse(
      @PathParam("id") String id, @Context HttpServerRequest request) {
    String traceparent = Submissions.traceparent(request.getHeader("traceparent"));
    return received.accept(Arrival.reparse(article(id), Instant.now(), traceparent));
  }

  private static UUID article(String id) {
    try {
      // What is shorter is read too, and is no article's.
      if (id.length() == 36) {
        return UUID.fromString(id);
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same answer.
    }
    throw Problem.parameter(
        "id", "this is no article's id; one is a UUID, as POST /articles answers it");
  }

  @POST
  @Consumes(NDJSON)
  @Produces(NDJSON)
  @Operation(
      summary = "Hand in many articles",
      description =
          "One article a line, as the JSON form; streamed, of any size, gzip too. One line of answer"
              + " a line, in order, while the request goes on. Blank lines are counted and not"
              + " answered.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Submission.class),
              example = Submissions.EXAMPLE))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkIntake.Answer.class)))
  public Multi<byte[]> bulk(InputStream body, @Context HttpServerRequest request) {
    BulkIntake intake = new BulkIntake(body, request, submissions, received, largeBodies.place());
    if (!bulks.tryAcquire()) {
      // What its sender goes on sending is not read.
      request.response().putHeader("Connection", "close");
      throw Problem.tooMany(
          BULKS_AT_ONCE + " NDJSON requests are under way; send this one when one is done",
          Duration.ofSeconds(5));
    }
    return intake.answers().onTermination().invoke(bulks::release);
  }
}
