package io.broadsheet.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.http.Problem;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one line of NDJSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    example =
        "{\"line\": 1, \"state\": \"accepted\", \"id\": \"5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d\","
            + " \"receipt\": \"7-1234\"}")
record BulkAnswer(
    long line,
    State state,
    @Nullable UUID id,
    @Nullable Receipt receipt,
    @Nullable Map<String, Object> problem) {

  enum State {
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("rejected")
    REJECTED
  }

  static BulkAnswer accepted(long line, UUID id, Receipt receipt) {
    return new BulkAnswer(line, State.ACCEPTED, id, receipt, null);
  }

  static BulkAnswer rejected(long line, Problem problem) {
    return new BulkAnswer(line, State.REJECTED, null, null, problem.members());
  }

  byte[] json() {
    return EventJson.bytes(this);
  }
}
