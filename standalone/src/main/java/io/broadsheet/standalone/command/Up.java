package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import io.broadsheet.standalone.StartFailed;
import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts a house on a folder, or finds the one that runs there. */
final class Up {

  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long STEP_MILLIS = 200;
  private static final int RACES = 3;

  private final Terminal terminal;
  private final DataFolder folder;

  Up(Terminal terminal, DataFolder folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  int run(HousePorts ports, boolean orFree, boolean json) throws InterruptedException {
    long began = System.nanoTime();
    Optional<House> house = open(ports, orFree);
    if (json) {
      terminal.json(addresses());
    } else {
      terminal.print(
          house.isEmpty()
              ? "Broadsheet is up already:"
              : "Broadsheet is up (%.1f s):".formatted((System.nanoTime() - began) / 1e9));
      printAddresses();
    }
    if (house.isPresent()) {
      terminal.say("Ctrl-C stops it.");
      house.get().awaitClose();
    }
    return 0;
  }

  /**
   * The house that was started; nothing where another launcher's is ready.
   *
   * @param orFree whether a port that is taken is replaced by a free one
   */
  Optional<House> open(HousePorts ports, boolean orFree) throws InterruptedException {
    if (folder.running().isEmpty()) {
      terminal.say("Starting Kafka, PostgreSQL and both services ...");
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean told = false;
    while (System.nanoTime() < end) {
      Optional<House> house = orFree ? openOnFree(ports) : open(() -> ports);
      if (house.isPresent() || folder.running().filter(RunState::ready).isPresent()) {
        return house;
      }
      if (!told) {
        terminal.say("Another start on " + folder.path() + " is under way; waiting for it ...");
        told = true;
      }
      Thread.sleep(STEP_MILLIS);
    }
    throw Failure.failed(
        "the other start on %s does not come to an end; ./broadsheet down --data %s ends it"
            .formatted(folder.path(), folder.path()));
  }

  /** Between the choice of a free port and its use another program may take it: chosen anew. */
  private Optional<House> openOnFree(HousePorts ports) {
    HousePorts[] chosen = {ports};
    for (int left = RACES; ; left--) {
      try {
        return open(() -> chosen[0] = ports.orFree());
      } catch (StartFailed e) {
        if (left == 0 || chosen[0].orFree().equals(chosen[0])) {
          throw e;
        }
      }
    }
  }

  private Optional<House> open(Supplier<HousePorts> ports) {
    return House.startUnlessTaken(folder, ports, terminal::say);
  }

  /** The service of that role, where it was started. */
  Remote remote(Role role) {
    return folder
        .state()
        .flatMap(state -> state.url(role))
        .map(Remote::new)
        .orElseThrow(() -> Failure.failed("it was stopped in the meantime; try again"));
  }

  /** Where everything answers, by the words of the roles. */
  Map<String, String> addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    for (RunState.Running server :
        folder.state().stream().flatMap(s -> s.servers().stream()).toList()) {
      addresses.put(server.role().word(), server.role().address(server.port()));
    }
    addresses.put("data", folder.path().toString());
    return addresses;
  }

  /** The same for people. */
  void printAddresses() {
    addresses()
        .forEach(
            (name, address) ->
                terminal.print(
                    "  %-10s  %s".formatted(name, terminal.paint(Colour.BOLD, address))));
  }
}
