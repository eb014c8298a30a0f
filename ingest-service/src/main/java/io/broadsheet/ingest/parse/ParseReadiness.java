package io.broadsheet.ingest.parse;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the state of what this instance was assigned is loaded. */
@Readiness
@ApplicationScoped
class ParseReadiness implements HealthCheck {

  private final ParseStage stage;
  private final ParseConfig config;

  ParseReadiness(ParseStage stage, ParseConfig config) {
    this.stage = stage;
    this.config = config;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("parse stage has joined")
        .status(!config.parse().enabled() || stage.watch().isReady())
        .build();
  }
}
