package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts a house on a folder, or finds the one that runs there. */
final class Launch {

  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long STEP_MILLIS = 200;

  private final Terminal terminal;
  private final DataFolder folder;

  Launch(Terminal terminal, DataFolder folder) {
    this.terminal = terminal;
    this.folder = folder;
  }

  /** The house that was started; nothing where another launcher's is ready. */
  Optional<House> open(Supplier<HousePorts> ports) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    boolean told = false;
    while (System.nanoTime() < end) {
      Optional<House> house = House.startUnlessTaken(folder, ports, terminal::say);
      if (house.isPresent() || folder.state().filter(RunState::ready).isPresent()) {
        return house;
      }
      if (!told) {
        terminal.say("another start on " + folder.path() + " is under way; waiting for it");
        told = true;
      }
      Thread.sleep(STEP_MILLIS);
    }
    throw new Refused(
        "the other start on %s does not come to an end; ./broadsheet down --data %s ends it"
            .formatted(folder.path(), folder.path()));
  }

  /** Where everything answers, by the names of the JSON. */
  Map<String, String> addresses() {
    RunState state =
        folder.state().orElseThrow(() -> new Refused("it was stopped in the meantime; try again"));
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("ingest", state.url(Role.INGEST).orElse(""));
    addresses.put("query", state.url(Role.QUERY).orElse(""));
    state.running(Role.KAFKA).ifPresent(s -> addresses.put("kafka", "127.0.0.1:" + s.port()));
    state
        .running(Role.POSTGRESQL)
        .ifPresent(
            s ->
                addresses.put(
                    "postgresql",
                    "jdbc:postgresql://127.0.0.1:" + s.port() + "/broadsheet?user=broadsheet"));
    addresses.put("data", folder.path().toString());
    return addresses;
  }

  /** The same for people. */
  void printAddresses() {
    Map<String, String> addresses = addresses();
    line("ingest-service", addresses.get("ingest"), "POST /articles");
    line("query-service", addresses.get("query"), "GET /articles, /stream, /trace");
    line("Kafka", addresses.get("kafka"), "articles.events");
    line("PostgreSQL", addresses.get("postgresql"), "no password");
    line("data, logs", folder.path().toString(), "logs/");
  }

  private void line(String name, @org.jspecify.annotations.Nullable String where, String note) {
    terminal.print(
        "  %-15s %s  %s"
            .formatted(
                name,
                terminal.colour(Terminal.Colour.BOLD, where == null ? "(starting)" : where),
                terminal.colour(Terminal.Colour.DIM, note)));
  }
}
