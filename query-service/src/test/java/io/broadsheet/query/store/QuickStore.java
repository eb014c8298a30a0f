package io.broadsheet.query.store;

import java.time.Duration;

/** A store that looks and polls all the time. */
record QuickStore(
    String schema,
    Duration retryAtMost,
    Duration standstill,
    Duration lookEvery,
    Duration pollEvery)
    implements StoreConfig {

  private static final Duration MOMENT = Duration.ofMillis(1);

  static final StoreConfig CONFIG = new QuickStore("public", MOMENT, MOMENT, MOMENT, MOMENT);
}
