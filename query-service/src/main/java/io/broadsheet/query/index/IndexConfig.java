package io.broadsheet.query.index;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where this instance keeps its index, and how fresh it is. */
@ConfigMapping(prefix = "broadsheet.index")
interface IndexConfig {

  /** Whether this instance answers {@code q}; without, it has no index. */
  @WithDefault("true")
  boolean enabled();

  /** The folder of this instance's index, which no other instance has. It may be deleted. */
  @WithDefault("index-${quarkus.http.port}")
  Path folder();

  /** How long what was stored waits at most to be found, where nobody asks for it sooner. */
  @WithDefault("1s")
  Duration refreshEvery();

  /** How often it is written to disk: what a killed instance reads again. */
  @WithDefault("10s")
  Duration commitEvery();

  /** How long a search may take before it is given up. */
  @WithDefault("5s")
  Duration searchAtMost();
}
