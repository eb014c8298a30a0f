package io.broadsheet.query.index;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * How far the index is. Red until the one on disk is open, a moment after the start; from then on
 * never, since everything without {@code q} answers while one is built.
 */
@Readiness
@ApplicationScoped
class IndexHealth implements HealthCheck {

  private final Indexing indexing;

  IndexHealth(Indexing indexing) {
    this.indexing = indexing;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("index").withData("built", indexing.built() + " %");
    indexing.rebuilt().ifPresent(percent -> answer.withData("rebuilt", percent + " %"));
    if (indexing.refused().events() > 0) {
      answer.withData("refused", indexing.refused().events());
      answer.withData("lastRefused", indexing.refused().last());
    }
    if (!indexing.trouble().isEmpty()) {
      answer.withData("why", indexing.trouble());
    }
    return answer.status(indexing.hasBegun()).build();
  }
}
