package io.broadsheet.ingest.parse;

import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.NeedsAdmin;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What there is to re-parse, and what that would change. */
@Blocking
@Path("/readings")
class ReadingsResource {

  private final Readings readings;
  private final KafkaTopics topics;
  // Each holds what stands in a partition in memory.
  private final Semaphore free = new Semaphore(1);

  ReadingsResource(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      KafkaTopics topics,
      ParseConfig config,
      Parsing parsing) {
    KafkaClients clients = new KafkaClients(kafka, topics::group, config.parse());
    this.readings = new Readings(clients, topics::name, parsing);
    this.topics = topics;
  }

  @GET
  @NeedsAdmin
  @Produces("application/x-ndjson")
  @Operation(
      summary = "Which parser read each article that stands, an object a line",
      description = "With compare=true also what a re-parse would change. Nothing is published.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Readings.Reading.class)))
  public StreamingOutput readings(
      @Parameter(description = "true: read again what another parser read; default false")
          @QueryParam("compare")
          @Nullable String compare,
      @Context HttpServerResponse response) {
    if (compare != null && !compare.equals("true") && !compare.equals("false")) {
      throw Problem.parameter("compare", "compare is true or false");
    }
    return out -> write("true".equals(compare), out, response);
  }

  private void write(boolean compare, OutputStream out, HttpServerResponse response)
      throws IOException {
    if (!free.tryAcquire()) {
      throw Problem.tooMany("another caller reads this list", Duration.ofSeconds(5));
    }
    try {
      readings.forEach(
          topics.partitions(),
          compare,
          reading -> {
            out.write(EventJson.bytes(reading));
            out.write('\n');
          });
    } catch (KafkaException e) {
      if (!response.headWritten()) {
        throw Problem.unavailable("Kafka does not answer", Duration.ofSeconds(2));
      }
      Log.warnf("the list of readings broke off: %s", e.getMessage());
      response.reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      response.reset();
    } finally {
      free.release();
    }
  }
}
