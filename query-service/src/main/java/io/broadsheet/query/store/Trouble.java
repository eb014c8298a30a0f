package io.broadsheet.query.store;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Why the store does not go on, while it does not. */
@ApplicationScoped
class Trouble {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Duration longest;
  private final List<One> all = new CopyOnWriteArrayList<>();

  Trouble(StoreConfig config) {
    this.longest = config.retryAtMost();
  }

  /** Of one who writes. */
  One ofOne() {
    One one = new One();
    all.add(one);
    return one;
  }

  Optional<String> reason() {
    return all.stream().map(one -> one.reason).filter(Objects::nonNull).findFirst();
  }

  /** What one who writes has run into. */
  final class One {

    private volatile @Nullable String reason;
    private Duration pause = FIRST_PAUSE;

    private One() {}

    /** Says it once, then waits longer each time. */
    void pause(String why) throws InterruptedException {
      if (!reason().equals(Optional.of(why))) {
        Log.errorf("storing stands still and is tried again until it works: %s", why);
      }
      reason = why;
      Thread.sleep(pause.toMillis());
      pause = pause.multipliedBy(2).compareTo(longest) > 0 ? longest : pause.multipliedBy(2);
    }

    void over() {
      if (reason != null) {
        reason = null;
        pause = FIRST_PAUSE;
        if (reason().isEmpty()) {
          Log.info("storing goes on");
        }
      }
    }
  }
}
