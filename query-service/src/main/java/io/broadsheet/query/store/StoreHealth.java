package io.broadsheet.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Red while the log is not stored: where it stands still, and why. */
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
    String why =
        Stream.of(standstill.complaint(), trouble.reason())
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("store");
    return (why.isEmpty() ? answer : answer.withData("why", why)).status(why.isEmpty()).build();
  }
}
