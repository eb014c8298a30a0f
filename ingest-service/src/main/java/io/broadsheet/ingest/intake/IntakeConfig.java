package io.broadsheet.ingest.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How articles are taken in. */
@ConfigMapping(prefix = "broadsheet")
interface IntakeConfig {

  /** Where the query service answers: the links of an accepted article point there. */
  @WithDefault("http://localhost:8081")
  String queryUrl();

  /** Bounds of the way in. */
  Intake intake();

  /** Bounds of the way in. */
  interface Intake {

    /** How long a request waits for Kafka's acknowledgement before it is answered with 503. */
    @WithDefault("10s")
    Duration deadline();

    /** Originals sent and not yet acknowledged, all requests together; above it, 429. */
    @WithDefault("32M")
    MemorySize inFlight();
  }
}
