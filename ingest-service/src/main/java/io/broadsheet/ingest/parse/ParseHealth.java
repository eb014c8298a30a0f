package io.broadsheet.ingest.parse;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.inject.Produces;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** What the stage says of itself. */
class ParseHealth {

  /** Ready once the state of what this instance was assigned is loaded. */
  @Produces
  @Readiness
  HealthCheck ready(ParseWatch watch, ParseConfig config) {
    return () ->
        HealthCheckResponse.named("parse stage has joined")
            .status(!config.parse().enabled() || watch.isJoined())
            .build();
  }

  /** Red, with the reason, when something stands still; a restart is not always the cure. */
  @Produces
  @Wellness
  HealthCheck moving(ParseWatch watch, Parsing parsing, ParseConfig config) {
    return () -> {
      Map<String, String> standing = watch.standing(config.parse().standstill());
      HealthCheckResponseBuilder response =
          HealthCheckResponse.named("parse stage moves")
              .status(standing.isEmpty() && !parsing.isClogged());
      if (parsing.isClogged()) {
        response.withData(
            "parser",
            parsing.stuck()
                + " parses passed their deadline and did not come back; if this lasts, restart it");
      }
      standing.forEach(response::withData);
      return response.build();
    };
  }
}
