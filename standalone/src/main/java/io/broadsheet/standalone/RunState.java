package io.broadsheet.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What runs on a data folder, as its launcher last wrote it down.
 *
 * @param ready whether all of it was up
 * @param servers in the order in which they started
 */
public record RunState(Proc launcher, boolean ready, List<Running> servers) {

  public RunState {
    servers = List.copyOf(servers);
  }

  /** One server and its process. */
  public record Running(Role role, int port, Proc process) {}

  /** A process that cannot be mistaken for a later one of the same number. */
  public record Proc(long pid, Instant started) {

    // How exactly a start can be read differs between two JVMs by the kernel's clock tick.
    private static final Duration TICK = Duration.ofSeconds(1);

    static Proc of(ProcessHandle process) {
      return new Proc(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it is still this one. */
    public Optional<ProcessHandle> alive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(
              process -> Duration.between(of(process).started, started).abs().compareTo(TICK) <= 0);
    }
  }

  /** The server of a role, if it was started. */
  public Optional<Running> running(Role role) {
    return servers.stream().filter(server -> server.role() == role).findFirst();
  }

  /** How clients reach a server, if it was started. */
  public Optional<String> url(Role role) {
    return running(role).map(server -> role.address(server.port()));
  }
}
