package io.broadsheet.query.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How streams are fed. */
@ConfigMapping(prefix = "broadsheet.follow")
interface FollowConfig {

  /** How long a stream is silent before it sends its cursor again. */
  @WithDefault("15s")
  Duration heartbeat();

  /**
   * Bytes of recent events kept for all streams together: whoever is up to date reads only these.
   */
  @WithDefault("8388608")
  int recentBytes();

  /** Bytes of events that one stream reads at a time while it catches up. */
  @WithDefault("262144")
  int catchUpBytes();
}
