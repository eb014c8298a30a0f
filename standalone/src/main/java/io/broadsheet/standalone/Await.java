package io.broadsheet.standalone;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a child to be ready, or says why it will not be. */
final class Await {

  private static final long STEP_MILLIS = 20;

  private Await() {}

  /**
   * Returns once the child is ready.
   *
   * @throws StartFailed when it ended, or the patience did; the child is then gone
   */
  static void until(String what, Duration patience, Child child, Callable<Boolean> ready) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!ready.call()) {
        if (!child.process().isAlive()) {
          throw new StartFailed(what + " did not start. Its last words:\n" + child.lastWords());
        }
        if (System.nanoTime() > end) {
          throw new StartFailed(
              what
                  + " is not ready after "
                  + patience.toSeconds()
                  + " s. Its last words:\n"
                  + child.lastWords());
        }
        Thread.sleep(STEP_MILLIS);
      }
    } catch (StartFailed e) {
      child.kill();
      throw e;
    } catch (Exception e) {
      child.kill();
      throw new StartFailed("gave up waiting for " + what + ": " + e.getMessage(), e);
    }
  }
}
