package io.broadsheet.standalone;

import java.io.IOException;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All of Broadsheet on this machine: Kafka, PostgreSQL, ingest-service, query-service, each a child
 * process, started in that order, stopped in the reverse, and started again when one dies.
 */
public final class House implements AutoCloseable {

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

  /** What dies younger than this would die again at once. */
  private static final Duration YOUNG = Duration.ofSeconds(10);

  private final DataFolder folder;
  private final HousePorts ports;
  private final Consumer<String> says;
  private final Map<Role, Server> servers = new EnumMap<>(Role.class);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ClassArchive archive;
  private boolean ready;
  private boolean closing;

  private House(DataFolder folder, HousePorts ports, Consumer<String> says, ClassArchive archive) {
    this.folder = folder;
    this.ports = ports;
    this.says = says;
    this.archive = archive;
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
    return open(folder, ports, says, ClassArchive.USED);
  }

  /**
   * Starts all of it once, on a folder that is thrown away, so that each server leaves an archive
   * of its classes to all later starts.
   *
   * @throws StartFailed when one did not
   */
  public static void record() {
    Path folder = Built.target().resolve("recording");
    try {
      PostgresBinaries.delete(folder);
      forgetRecorded();
      open(DataFolder.at(folder), HousePorts::auto, sentence -> {}, ClassArchive.RECORDED)
          .orElseThrow(() -> new StartFailed("another recording is under way"))
          .close();
      for (Role role : List.of(Role.KAFKA, Role.INGEST, Role.QUERY)) {
        ClassArchive.keep(role);
      }
      PostgresBinaries.delete(folder);
    } catch (IOException e) {
      throw new StartFailed("cannot record in " + Built.target() + ": " + e, e);
    }
  }

  /** Lets starts be as they are where nothing was recorded. */
  public static void forgetRecorded() throws IOException {
    ClassArchive.clear();
  }

  private static Optional<House> open(
      DataFolder folder, Supplier<HousePorts> ports, Consumer<String> says, ClassArchive archive) {
    if (!folder.take()) {
      return Optional.empty();
    }
    stopLeftovers(folder);
    House house = new House(folder, ports.get(), says, archive);
    Runtime.getRuntime().addShutdownHook(new Thread(house::closeWithWord, "stop the house"));
    try {
      house.ports.requireFree();
      house.start(Role.KAFKA, Role.POSTGRESQL);
      house.start(Role.INGEST, Role.QUERY);
      house.allUp();
      return Optional.of(house);
    } catch (StartFailed | CompletionException e) {
      Throwable cause = e instanceof StartFailed ? e : e.getCause();
      boolean stopped = house.isClosing();
      house.close();
      throw stopped
          ? new StartFailed("stopped before it was up")
          : cause instanceof StartFailed failed ? failed : e;
    }
  }

  /**
   * Stops what another process started in this folder: asks its launcher to, or, where that was
   * killed, stops what it left.
   *
   * @return whether there was anything to stop
   */
  public static boolean stop(DataFolder folder) {
    Optional<RunState> running = folder.running();
    running
        .flatMap(state -> state.launcher().alive())
        .ifPresent(launcher -> Server.stop(launcher, "TERM", STOP_PATIENCE));
    return stopLeftovers(folder) || running.isPresent();
  }

  /** Only what the killed launcher wrote down; it may have ended since. */
  private static boolean stopLeftovers(DataFolder folder) {
    boolean any = false;
    for (RunState state : folder.state().stream().toList()) {
      for (RunState.Running left : state.servers()) {
        Optional<ProcessHandle> process = left.process().alive();
        process.ifPresent(alive -> Server.stop(alive, left.role()));
        any |= process.isPresent();
      }
      folder.forget();
    }
    return any;
  }

  private void start(Role... roles) {
    // Waits for all even when one fails, so that close() knows each.
    CompletableFuture.allOf(
            List.of(roles).stream()
                .map(role -> CompletableFuture.runAsync(() -> enter(role), House::daemon))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void enter(Role role) {
    Server server = launch(role);
    synchronized (this) {
      servers.put(role, server);
      writeDown();
    }
    if (isClosing()) {
      server.stop();
      return;
    }
    server.awaitReady();
    daemon(
        () -> {
          server.awaitEnd();
          died(role, server);
        });
  }

  private Server launch(Role role) {
    int port = ports.port(role);
    Path log = folder.log(role);
    return switch (role) {
      case KAFKA -> KafkaServer.launch(folder.of(role), port, Map.of(), log, archive);
      case POSTGRESQL -> PostgresServer.launch(folder.of(role), port, log);
      case INGEST, QUERY -> ServiceServer.launch(role, port, settings(), log, archive);
    };
  }

  /** As environment variables, which the services' users know from containers. */
  private Map<String, String> settings() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", url(Role.KAFKA),
        "QUARKUS_DATASOURCE_JDBC_URL", url(Role.POSTGRESQL),
        "QUARKUS_DATASOURCE_USERNAME", "broadsheet",
        "QUARKUS_DATASOURCE_PASSWORD", "",
        "BROADSHEET_QUERY_URL", url(Role.QUERY),
        "BROADSHEET_INDEX_FOLDER", folder.of(Role.QUERY).resolve("index").toString());
  }

  private synchronized void allUp() {
    ready = true;
    writeDown();
  }

  private synchronized void writeDown() {
    if (closing) {
      return;
    }
    List<RunState.Running> running = new ArrayList<>();
    servers.forEach(
        (role, server) ->
            running.add(
                new RunState.Running(role, server.port(), RunState.Proc.of(server.handle()))));
    folder.write(new RunState(RunState.Proc.of(ProcessHandle.current()), ready, running));
  }

  private void died(Role role, Server server) {
    Duration delay = server.age().compareTo(YOUNG) < 0 ? YOUNG : Duration.ZERO;
    while (!isClosing()) {
      says.accept(
          "%s ended unexpectedly; starting it again%s (its log: %s)"
              .formatted(
                  role.title(),
                  delay.isZero() ? "" : " in " + delay.toSeconds() + " s",
                  folder.log(role)));
      try {
        if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        enter(role);
        if (!isClosing()) {
          says.accept(role.title() + " is back");
        }
        return;
      } catch (StartFailed e) {
        says.accept(e.getMessage());
        delay = YOUNG;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
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

  /** How clients reach a server. */
  public String url(Role role) {
    return role.address(ports.port(role));
  }

  /** Waits until somebody closes it. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  private void closeWithWord() {
    if (!isClosing()) {
      says.accept("stopping ...");
      close();
    }
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
    stop(Role.QUERY, Role.INGEST);
    stop(Role.POSTGRESQL, Role.KAFKA);
    folder.forget();
    folder.close();
  }

  private void stop(Role... roles) {
    CompletableFuture.allOf(
            List.of(roles).stream()
                .map(servers::get)
                .filter(Objects::nonNull)
                .map(
                    server -> CompletableFuture.runAsync(() -> server.stop(archive), House::daemon))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "house");
    thread.setDaemon(true);
    thread.start();
  }
}
