package io.broadsheet.query.stats;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.LogEnds;
import io.broadsheet.query.store.Sums;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Do the sums agree? */
@Path("/stats/reconcile")
@Produces(MediaType.APPLICATION_JSON)
public class ReconcileResource {

  private final Sums sums;
  private final LogEnds ends;

  ReconcileResource(Sums sums, LogEnds ends) {
    this.sums = sums;
    this.ends = ends;
  }

  @GET
  @Operation(summary = "Arrivals, outcomes, rows: whether the sums agree, partition by partition")
  public Reconciliation reconcile() {
    // Rows first, then copies: an arrival in between is pending, the other order would invent
    // outcomes.
    List<Sums.Partition> rows = sums.byPartition();
    try {
      List<Long> copied = ends.copied();
      return Reconciliation.of(rows, ends.of(Topic.RECEIVED), ends.of(Topic.BACKFILL), copied);
    } catch (LogEnds.KafkaAway e) {
      throw Problem.unavailable(
          "Kafka does not answer, so arrivals cannot be counted", Duration.ofSeconds(2));
    }
  }
}
