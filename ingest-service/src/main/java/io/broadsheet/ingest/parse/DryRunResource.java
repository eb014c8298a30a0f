package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.ingest.intake.GivenParameters;
import io.broadsheet.ingest.intake.Submission;
import io.broadsheet.ingest.intake.Submissions;
import io.broadsheet.parser.NothingToParse;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** {@code POST /parse}: the event's data at once, nothing published. */
@Blocking
@Path("/parse")
@Produces(MediaType.APPLICATION_JSON)
class DryRunResource {

  private static final String WHAT = "Parse an article without publishing it";

  private final Submissions submissions;
  private final ParseStage stage;

  DryRunResource(Submissions submissions, ParseStage stage) {
    this.submissions = submissions;
    this.stage = stage;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = WHAT)
  @RequestBody(content = @Content(schema = @Schema(implementation = Submission.class)))
  public CompletionStage<byte[]> json(InputStream body, @Context HttpServerRequest request) {
    return parse(submissions.json(body, request));
  }

  @POST
  @Consumes(MediaType.TEXT_PLAIN)
  @Operation(summary = WHAT)
  public CompletionStage<byte[]> text(
      InputStream body, @BeanParam GivenParameters given, @Context HttpServerRequest request) {
    return parse(submissions.text(body, given, request));
  }

  @POST
  @Consumes(MediaType.TEXT_HTML)
  @Operation(summary = WHAT)
  public CompletionStage<byte[]> html(
      InputStream body, @BeanParam GivenParameters given, @Context HttpServerRequest request) {
    return parse(submissions.html(body, given, request));
  }

  private CompletionStage<byte[]> parse(Arrival arrival) {
    return stage
        .parse(arrival.original())
        .thenApply(
            article -> {
              Reading reading = Reading.of(article);
              return EventJson.bytes(
                  EventSize.fit(
                      new ArticleVersion(
                          arrival.id(),
                          1,
                          0,
                          null,
                          arrival.lane(),
                          arrival.observed(),
                          null,
                          reading.truncated(),
                          null,
                          reading.article())));
            })
        .exceptionally(
            failure -> {
              throw problem(Causes.of(failure));
            });
  }

  private static RuntimeException problem(Throwable failure) {
    if (failure instanceof NothingToParse || failure instanceof EventTooLarge) {
      return Problem.unprocessable("nothing to parse: " + failure.getMessage());
    }
    if (failure instanceof TimeoutException) {
      return Problem.unprocessable("the parse " + failure.getMessage());
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }
}
