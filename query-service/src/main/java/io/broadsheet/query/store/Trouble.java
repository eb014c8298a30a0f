package io.broadsheet.query.store;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the store does not go on, while it does not. */
@ApplicationScoped
class Trouble {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Duration longest;
  private volatile @Nullable String reason;
  private Duration pause = FIRST_PAUSE;

  Trouble(StoreConfig config) {
    this.longest = config.retryAtMost();
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Says it once, then waits longer each time. */
  void pause(String why) throws InterruptedException {
    if (!why.equals(reason)) {
      Log.errorf("storing stands still and is tried again until it works: %s", why);
    }
    reason = why;
    Thread.sleep(pause.toMillis());
    pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
  }

  void over() {
    if (reason != null) {
      Log.info("storing goes on");
      reason = null;
      pause = FIRST_PAUSE;
    }
  }
}
