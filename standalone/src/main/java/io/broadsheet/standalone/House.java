package io.broadsheet.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All of Broadsheet on this machine: Kafka, PostgreSQL, ingest-service, query-service, each a child
 * process, started in that order, stopped in the reverse, and started again when one dies.
 */
public final class House implements AutoCloseable {

  private final DataFolder folder;
  private final HousePorts ports;
  private final Consumer<String> says;
  private final Map<Role, Server> servers = new EnumMap<>(Role.class);
  private final Map<Role, Restart> restarts = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean ready;
  private boolean closing;

  private House(DataFolder folder, HousePorts ports, Consumer<String> says) {
    this.folder = folder;
    this.ports = ports;
    this.says = says;
  }

  /**
   * Starts all of it and returns when both services are ready. It is stopped when this JVM ends.
   *
   * @param says told, in a sentence each, what happens: at the start, and when a server dies
   * @throws StartFailed with the way out; nothing is left running then
   */
  public static House start(Path folder, HousePorts ports, Consumer<String> says) {
    return startUnlessTaken(DataFolder.at(folder), () -> ports, says)
        .orElseThrow(() -> new StartFailed(folder + " is in use by another broadsheet up"));
  }

  /**
   * The same; nothing where another process has started a house in this folder.
   *
   * @param ports asked once what an earlier start left is gone
   */
  public static Optional<House> startUnlessTaken(
      DataFolder folder, Supplier<HousePorts> ports, Consumer<String> says) {
    if (!folder.take()) {
      return Optional.empty();
    }
    Leftovers.stop(folder, says);
    House house = new House(folder, ports.get(), says);
    Runtime.getRuntime().addShutdownHook(new Thread(house::close, "stop the house"));
    try {
      house.ports.requireFree(Ports::isFree);
      house.startAll(List.of(Role.KAFKA, Role.POSTGRESQL));
      house.startAll(List.of(Role.INGEST, Role.QUERY));
      house.allUp();
      return Optional.of(house);
    } catch (CompletionException e) {
      house.close();
      throw e.getCause() instanceof StartFailed cause ? cause : e;
    } catch (RuntimeException e) {
      house.close();
      throw e;
    }
  }

  /**
   * Stops what another process started in this folder: asks its launcher to, or, where that was
   * killed, stops what it left.
   *
   * @return whether there was anything to stop
   */
  public static boolean stop(DataFolder folder, Consumer<String> says) {
    Optional<ProcessHandle> launcher = folder.state().flatMap(state -> state.launcher().alive());
    if (launcher.isEmpty()) {
      return Leftovers.stop(folder, says);
    }
    Child.stop(launcher.get(), "TERM", Duration.ofSeconds(60));
    Leftovers.stop(folder, says);
    return true;
  }

  private void startAll(List<Role> roles) {
    List<CompletableFuture<Void>> starts = new ArrayList<>();
    for (Role role : roles) {
      starts.add(
          CompletableFuture.runAsync(() -> enter(role), task -> daemon(task, "start " + role)));
    }
    // Waits for all even when one fails, so that close() knows each child.
    CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
  }

  private void enter(Role role) {
    Server server = launch(role, ports.port(role));
    synchronized (this) {
      if (!closing) {
        servers.put(role, server);
        writeDown();
        Watch.over(server, () -> died(role, server));
        return;
      }
    }
    server.stop();
  }

  private Server launch(Role role, int port) {
    Path log = folder.log(role);
    return switch (role) {
      case KAFKA -> KafkaServer.start(folder.of(role), port, log);
      case POSTGRESQL -> PostgresServer.start(folder.of(role), port, log);
      case INGEST, QUERY -> ServiceServer.start(role, port, settings(), log);
    };
  }

  /** As environment variables, which the services' users know from containers. */
  private Map<String, String> settings() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.port(Role.KAFKA),
        "QUARKUS_DATASOURCE_JDBC_URL",
            "jdbc:postgresql://127.0.0.1:" + ports.port(Role.POSTGRESQL) + "/broadsheet",
        "QUARKUS_DATASOURCE_USERNAME", "broadsheet",
        "QUARKUS_DATASOURCE_PASSWORD", "",
        "BROADSHEET_QUERY_URL", "http://127.0.0.1:" + ports.port(Role.QUERY));
  }

  private synchronized void allUp() {
    ready = true;
    writeDown();
  }

  private synchronized void writeDown() {
    folder.write(
        new RunState(
            RunState.Proc.of(ProcessHandle.current()),
            ready,
            servers.entrySet().stream()
                .map(
                    entry ->
                        new RunState.Running(
                            entry.getKey(),
                            entry.getValue().port(),
                            RunState.Proc.of(entry.getValue().handle())))
                .toList()));
  }

  private void died(Role role, Server server) {
    Restart restart = restarts.computeIfAbsent(role, any -> new Restart());
    Duration age = server.age();
    while (!isClosing()) {
      Duration delay = restart.afterLifeOf(age);
      says.accept(
          "%s ended unexpectedly; starting it again%s (its log: %s)"
              .formatted(
                  role.title(),
                  delay.toSeconds() == 0 ? "" : " in " + delay.toSeconds() + " s",
                  folder.log(role)));
      if (closesWithin(delay)) {
        return;
      }
      try {
        enter(role);
        says.accept(role.title() + " is back");
        return;
      } catch (StartFailed e) {
        says.accept(e.getMessage());
        age = Duration.ZERO;
      }
    }
  }

  private boolean closesWithin(Duration delay) {
    try {
      return closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  /** The process that now plays a role: after a restart, another one. */
  public synchronized Server server(Role role) {
    return Objects.requireNonNull(servers.get(role), () -> role.title() + " is not running");
  }

  /** One more ingest-service on the same Kafka, on a port of its own; whoever asks stops it. */
  public Server anotherIngest() {
    Path log = folder.path().resolve("logs").resolve("another-ingest-service.log");
    return ServiceServer.start(Role.INGEST, Ports.free(), settings(), log);
  }

  /** Where each server listens. */
  public HousePorts ports() {
    return ports;
  }

  /** Where a service answers. */
  public String url(Role service) {
    return "http://127.0.0.1:" + ports.port(service);
  }

  /** Waits until somebody closes it. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Stops all, the services first, and gives the folder back. A second call does nothing. */
  @Override
  public void close() {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
      closed.countDown();
    }
    stopAll(List.of(Role.QUERY, Role.INGEST));
    stopAll(List.of(Role.POSTGRESQL, Role.KAFKA));
    folder.forget();
    folder.close();
  }

  private void stopAll(List<Role> roles) {
    Map<Role, Server> running;
    synchronized (this) {
      running = new EnumMap<>(servers);
    }
    CompletableFuture.allOf(
            roles.stream()
                .map(running::get)
                .filter(Objects::nonNull)
                .map(
                    server ->
                        CompletableFuture.runAsync(server::stop, task -> daemon(task, "stop")))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
