package io.broadsheet.ingest.intake;

import io.broadsheet.fences.http.Problem;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /articles} of NDJSON: any number of articles a request. */
@Blocking
@Path("/articles")
class BulkResource {

  static final String NDJSON = "application/x-ndjson";

  private final Submissions submissions;
  private final ReceivedTopic received;
  private final IntakeConfig.Intake config;

  BulkResource(Submissions submissions, ReceivedTopic received, IntakeConfig config) {
    this.submissions = submissions;
    this.received = received;
    this.config = config.intake();
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
  @RequestBody(content = @Content(schema = @Schema(implementation = Submission.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BulkAnswer.class)))
  public Multi<byte[]> bulk(InputStream body, @Context HttpServerRequest request) {
    InputStream plain = decoded(body, request.getHeader("Content-Encoding"));
    String traceparent = request.getHeader("traceparent");
    Backlog backlog = new Backlog(config.bulkAnswers().asLongValue());
    return Multi.createFrom()
        .<byte[]>emitter(
            answers -> {
              answers.onTermination(backlog::abandon);
              Infrastructure.getDefaultWorkerPool()
                  .execute(
                      new BulkIntake(
                          plain,
                          submissions,
                          received,
                          answers,
                          backlog,
                          config.bulkWindow(),
                          traceparent));
            },
            BackPressureStrategy.BUFFER)
        .onItem()
        .invoke(answer -> backlog.read(answer.length));
  }

  private static InputStream decoded(InputStream body, @Nullable String encoding) {
    String name = encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT);
    try {
      return switch (name) {
        case "identity" -> body;
        case "gzip" -> new GZIPInputStream(body, 16 * 1024);
        default -> throw Problem.unsupported("Content-Encoding is gzip or identity here");
      };
    } catch (IOException e) {
      throw Problem.badRequest("the body is not gzip, as its Content-Encoding says");
    }
  }
}
