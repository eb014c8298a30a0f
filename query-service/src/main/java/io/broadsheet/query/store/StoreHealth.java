package io.broadsheet.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red while the log is not stored, with the reason. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {

  private final Trouble trouble;
  private final Standstill standstill;

  StoreHealth(Trouble trouble, Standstill standstill) {
    this.trouble = trouble;
    this.standstill = standstill;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> why = trouble.reason().or(standstill::complaint);
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("store");
    why.ifPresent(reason -> answer.withData("why", reason));
    return answer.status(why.isEmpty()).build();
  }
}
