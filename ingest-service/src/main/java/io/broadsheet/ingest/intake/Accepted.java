package io.broadsheet.ingest.intake;

import io.broadsheet.events.Receipt;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to an article that Kafka has. */
@Schema(
    example =
        "{\"id\": \"5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d\", \"receipt\": \"7-1234\", \"links\":"
            + " {\"article\": \"http://localhost:8081/articles/5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d\","
            + " \"trace\": \"http://localhost:8081/trace?receipt=7-1234\"}}")
public record Accepted(UUID id, Receipt receipt, Links links) {

  /** Where the article will be, and what became of the arrival. */
  public record Links(URI article, URI trace) {}

  static Accepted of(UUID id, Receipt receipt, String queryUrl) {
    return new Accepted(
        id,
        receipt,
        new Links(
            URI.create(queryUrl + "/articles/" + id),
            URI.create(queryUrl + "/trace?receipt=" + receipt)));
  }
}
