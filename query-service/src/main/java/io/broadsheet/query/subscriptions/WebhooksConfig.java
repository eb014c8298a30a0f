package io.broadsheet.query.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How webhooks are delivered. */
@ConfigMapping(prefix = "broadsheet.webhooks")
interface WebhooksConfig {

  /** The pauses between a delivery's attempts; after the last it has failed. */
  @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
  List<Duration> retries();

  /** For how long an instance that died holds up its subscriptions. */
  @WithDefault("6s")
  Duration lease();

  /** For how long is signed by the old secret too when there is a new one. */
  @WithDefault("24h")
  Duration oldSecret();

  /** For how long a delivery that is settled is listed. */
  @WithDefault("168h")
  Duration keepLog();
}
