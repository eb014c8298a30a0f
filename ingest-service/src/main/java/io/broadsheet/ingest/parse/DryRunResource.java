package io.broadsheet.ingest.parse;

import io.broadsheet.events.Arrival;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Original;
import io.broadsheet.events.Submission;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.ingest.intake.GivenParameters;
import io.broadsheet.ingest.intake.LargeBodies;
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
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** {@code POST /parse}: the event's data at once, nothing published. */
@Blocking
@Path("/parse")
@Produces(MediaType.APPLICATION_JSON)
class DryRunResource {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Submissions submissions;
  private final Parsing parsing;
  private final LargeBodies largeBodies;

  DryRunResource(Submissions submissions, Parsing parsing, LargeBodies largeBodies) {
    this.submissions = submissions;
    this.parsing = parsing;
    this.largeBodies = largeBodies;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Parse an article without publishing it")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Submission.class),
              example = Submissions.EXAMPLE))
  public byte[] json(InputStream body, @Context HttpServerRequest request)
      throws InterruptedException {
    try (LargeBodies.Place place = largeBodies.place()) {
      return parse(submissions.json(body, request, place));
    }
  }

  @POST
  @Consumes({MediaType.TEXT_PLAIN, MediaType.TEXT_HTML})
  @Operation(summary = "Parse an article's plain text or page without publishing it")
  public byte[] page(
      InputStream body, @BeanParam GivenParameters given, @Context HttpServerRequest request)
      throws InterruptedException {
    try (LargeBodies.Place place = largeBodies.place()) {
      return parse(submissions.page(body, given, request, place));
    }
  }

  private byte[] parse(Arrival arrival) throws InterruptedException {
    try (Parsing.Slot slot = slot(arrival)) {
      return EventJson.bytes(
          Planner.firstVersion(arrival, slot.parse(arrival.original(), arrival.observed()), null));
    } catch (NothingToParse e) {
      throw Problem.unprocessable("nothing to parse: " + e.getMessage());
    } catch (TimeoutException | RecordTooLargeException e) {
      throw Problem.unprocessable("the parse " + e.getMessage());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the parser failed", e);
    }
  }

  private Parsing.Slot slot(Arrival arrival) throws InterruptedException {
    Original original = arrival.original();
    String text = original.html() == null ? original.text() : original.html();
    return parsing
        .take(text == null ? 0 : text.length(), PATIENCE)
        .orElseThrow(
            () ->
                Problem.tooMany(
                    "all parsers are busy; send this one again later", Duration.ofSeconds(1)));
  }
}
