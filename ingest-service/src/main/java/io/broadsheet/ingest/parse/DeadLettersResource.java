package io.broadsheet.ingest.parse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.ingest.intake.Accepted;
import io.broadsheet.ingest.intake.ReceivedTopic;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What a stage could not take, and once more. */
@Blocking
@Path("/deadletters")
@Produces(MediaType.APPLICATION_JSON)
class DeadLettersResource {

  private static final int MAX_LIMIT = 1_000;

  private final DeadLetters letters;
  private final ReceivedTopic received;
  private final String receivedName;

  DeadLettersResource(DeadLetters letters, ReceivedTopic received, KafkaTopics topics) {
    this.letters = letters;
    this.received = received;
    this.receivedName = topics.name(Topic.RECEIVED);
  }

  /**
   * A dead letter.
   *
   * @param place of the record that it points to
   * @param record as it stands there, where it was asked for and compaction has not taken it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DeadLetter")
  record Line(
      String place,
      @Schema(enumeration = {"parse", "store"}) String stage,
      @Nullable String key,
      String reason,
      Instant at,
      @Nullable String record) {

    static Line of(DeadLetter letter, @Nullable String record) {
      return new Line(
          DeadLetters.place(letter),
          letter.stage(),
          letter.key(),
          letter.reason(),
          letter.at(),
          record);
    }
  }

  @GET
  @Operation(summary = "What could not be parsed or stored, the newest first")
  public Map<String, List<Line>> list(
      @Parameter(description = "1 to 1,000; default 100") @QueryParam("limit")
          @Nullable String limit) {
    int most = limit(limit);
    return Map.of(
        "deadletters",
        asked(() -> letters.newest(most)).stream().map(letter -> Line.of(letter, null)).toList());
  }

  private static int limit(@Nullable String given) {
    String limit = given == null ? "100" : given;
    if (limit.matches("[0-9]{1,4}")) {
      int most = Integer.parseInt(limit);
      if (most >= 1 && most <= MAX_LIMIT) {
        return most;
      }
    }
    throw Problem.parameter("limit", "limit is a number from 1 to " + MAX_LIMIT);
  }

  @GET
  @Path("/{place}")
  @Operation(summary = "One dead letter; with record=true what it points to, text and all")
  public Line letter(
      @PathParam("place") String place,
      @Parameter(description = "true: with the record itself; default false") @QueryParam("record")
          @Nullable String record) {
    if (record != null && !record.equals("true") && !record.equals("false")) {
      throw Problem.parameter("record", "record is true or false");
    }
    DeadLetter letter = find(place);
    return Line.of(
        letter,
        "true".equals(record) ? new String(original(letter), StandardCharsets.UTF_8) : null);
  }

  @POST
  @Path("/{place}/retry")
  @Operation(
      summary = "Hand in again what could not be parsed",
      description =
          "The original that the letter points to is appended once more, with a receipt of its own.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = Accepted.class)))
  public CompletionStage<Response> retry(@PathParam("place") String place) {
    DeadLetter letter = find(place);
    if (!letter.topic().equals(receivedName)) {
      throw Problem.of(
          409,
          "this is no arrival: a row that could not be stored is not mended by parsing again; hand"
              + " its article in again, or let PostgreSQL be filled anew");
    }
    byte[] original = original(letter);
    String key = letter.key();
    Arrival arrival =
        key == null ? null : Planner.read(key.getBytes(StandardCharsets.UTF_8), original);
    if (arrival == null) {
      throw Problem.unprocessable(
          "the record at " + place + " is no arrival of this service's: nothing can be handed in");
    }
    return received.accept(arrival.again(Instant.now()));
  }

  private DeadLetter find(String place) {
    return asked(() -> letters.at(place))
        .orElseThrow(
            () ->
                Problem.notFound(
                    "no dead letter is about this place; GET /deadletters lists the newest"));
  }

  private byte[] original(DeadLetter letter) {
    Optional<byte[]> record = asked(() -> letters.record(letter));
    return record.orElseThrow(
        () ->
            Problem.of(
                410,
                "the record itself is gone: a later one of the same article took its place, or it"
                    + " was withdrawn"));
  }

  private static <T> T asked(Supplier<T> kafka) {
    try {
      return kafka.get();
    } catch (KafkaException e) {
      throw Problem.unavailable("Kafka does not answer", Duration.ofSeconds(2));
    }
  }
}
