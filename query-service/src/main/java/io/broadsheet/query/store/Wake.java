package io.broadsheet.query.store;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Wakes readers when something was stored, by whichever instance: PostgreSQL's notifications on one
 * connection, and every second anyway.
 */
@ApplicationScoped
public class Wake {

  private final DataSource database;
  private final StoreConfig config;
  private final List<Runnable> readers = new CopyOnWriteArrayList<>();
  private final AtomicReference<CompletableFuture<Void>> next =
      new AtomicReference<>(new CompletableFuture<>());
  private volatile boolean running = true;

  Wake(DataSource database, StoreConfig config) {
    this.database = database;
    this.config = config;
  }

  /** Calls the reader after each commit that it has not been called for, at least. Be quick. */
  public void onStored(Runnable reader) {
    readers.add(reader);
  }

  /**
   * Completes after the next commit. Ask for it before looking, or a commit in between is missed.
   */
  public CompletionStage<Void> next() {
    // A copy: who stops waiting cancels only its own.
    return Objects.requireNonNull(next.get()).copy();
  }

  private void wakeAll() {
    readers.forEach(Runnable::run);
    Objects.requireNonNull(next.getAndSet(new CompletableFuture<>())).complete(null);
  }

  void start(@Observes StartupEvent start) {
    Thread thread = new Thread(this::listen, "wake");
    thread.setDaemon(true);
    thread.start();
  }

  void stop(@Observes ShutdownEvent stop) {
    running = false;
  }

  private void listen() {
    boolean complained = false;
    while (running) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("listen " + BatchWriter.CHANNEL);
        PGConnection notified = connection.unwrap(PGConnection.class);
        complained = false;
        while (running) {
          wakeAll();
          notified.getNotifications((int) config.pollEvery().toMillis());
        }
        statement.execute("unlisten *");
      } catch (SQLException e) {
        if (running && !complained) {
          Log.warnf("readers wait for PostgreSQL: %s", SqlFailure.sentence(e));
          complained = true;
        }
        pause();
      } catch (RuntimeException e) {
        if (running) {
          Log.error("readers could not be woken", e);
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(config.pollEvery().toMillis());
    } catch (InterruptedException e) {
      running = false;
      Thread.currentThread().interrupt();
    }
  }
}
