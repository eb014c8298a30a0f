package io.broadsheet.standalone;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A running server of the house, and what can be done to it. */
public abstract sealed class Server permits KafkaServer, PostgresServer, ServiceServer {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final int port;
  private final Child child;
  private final long startedNanos = System.nanoTime();

  Server(String name, int port, Child child) {
    this.name = name;
    this.port = port;
    this.child = child;
  }

  /** What it is called in messages, and its log file: {@code kafka}. */
  public final String name() {
    return name;
  }

  /** Where it listens, on 127.0.0.1. */
  public final int port() {
    return port;
  }

  /** Its process. */
  public final long pid() {
    return child.process().pid();
  }

  /** Its process, to watch it. */
  public final ProcessHandle handle() {
    return child.process().toHandle();
  }

  /** How long ago it was started. */
  final Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  /** Whether its process lives. */
  public final boolean isAlive() {
    return child.process().isAlive();
  }

  /** Completes when its process ends, for whatever reason. */
  public final CompletableFuture<Process> onExit() {
    return child.process().onExit();
  }

  /** Lets it finish what it is doing; kills it when that takes more than twenty seconds. */
  public final void stop() {
    child.stop(stopSignal(), PATIENCE);
  }

  /** SIGKILL: what a power cut of the process looks like. Returns when it is gone. */
  public final void kill() {
    child.kill();
  }

  /** SIGSTOP: alive, but frozen. */
  public final void pause() {
    child.signal("STOP");
  }

  /** SIGCONT: goes on after {@link #pause}. */
  public final void resume() {
    child.signal("CONT");
  }

  /** How it is asked to stop. */
  String stopSignal() {
    return "TERM";
  }
}
