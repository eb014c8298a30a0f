package io.broadsheet.ingest.parse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How arrivals become events. */
@ConfigMapping(prefix = "broadsheet")
interface ParseConfig {

  /** The CloudEvents {@code source} of every event: who publishes. */
  @WithDefault("https://broadsheet.local")
  URI eventSource();

  /** The parse stage. */
  Parse parse();

  /** The parse stage. */
  interface Parse {

    /** Whether this instance parses; without, it only takes articles in. */
    @WithDefault("true")
    boolean enabled();

    /** How long one article may take; then its outcome is {@code failed}. */
    @WithDefault("20s")
    Duration deadline();

    /** After this silence Kafka gives an instance's partitions to others. */
    @WithDefault("6s")
    Duration sessionTimeout();

    /**
     * A name of its own for each instance that keeps its partitions for it over a restart (Kafka's
     * group.instance.id).
     */
    Optional<String> instanceId();

    /**
     * How often each partition gets a marker, an empty record without which Kafka keeps for ever
     * what was withdrawn or superseded in a quiet one.
     */
    @WithDefault("6h")
    Duration markEvery();

    /** A partition that has work and does not move for this long is unwell. */
    @WithDefault("60s")
    Duration standstill();
  }
}
