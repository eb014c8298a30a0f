package io.broadsheet.query.lists;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.index.ArticleIndex;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits until what a caller has seen elsewhere can be read here. */
@ApplicationScoped
public class AtLeast {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLog log;
  private final Lists lists;
  private final Wake wake;
  private final ArticleIndex index;

  AtLeast(EventLog log, Lists lists, Wake wake, ArticleIndex index) {
    this.log = log;
    this.lists = lists;
    this.wake = wake;
    this.index = index;
  }

  /**
   * Returns once the archive, and for a search the index, have reached the cursor; else it is a
   * 503.
   */
  public void await(@Nullable String cursor, boolean search) {
    if (cursor == null) {
      return;
    }
    Cursor wanted = CursorParameter.of("atLeast", cursor);
    if (!lists.isHere(wanted)) {
      throw Problem.parameter(
          "atLeast", "atLeast is of another topic than the one that is stored here");
    }
    if (search) {
      // Never ahead of the archive.
      index.position(wanted);
      return;
    }
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      CompletionStage<Void> next = wake.next();
      long left = until - System.nanoTime();
      if (log.position().reached(wanted)) {
        return;
      }
      try {
        next.toCompletableFuture().get(Math.max(0, left), TimeUnit.NANOSECONDS);
      } catch (TimeoutException | ExecutionException e) {
        throw Problem.unavailable(
            "the archive has not come to that position yet", Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Problem.unavailable("this service stops", Duration.ofSeconds(1));
      }
    }
  }
}
