package io.broadsheet.ingest.parse;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Red, with partition and reason, when something stands still; a restart is not always the cure.
 */
@Wellness
@ApplicationScoped
class ParseWellness implements HealthCheck {

  private final ParseStage stage;
  private final ParseConfig config;

  ParseWellness(ParseStage stage, ParseConfig config) {
    this.stage = stage;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, String> standing = stage.watch().standing(config.parse().standstill());
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("parse stage moves").status(standing.isEmpty());
    standing.forEach(response::withData);
    return response.build();
  }
}
