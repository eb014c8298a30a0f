package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Memory;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import io.broadsheet.standalone.ServiceServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    description = "What runs where, whether it is well, and whether the sums agree.")
final class StatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data).")
  @Nullable Path data;

  @Option(names = "--json", description = "One line of JSON.")
  boolean json;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private record Status(
      String data, boolean ready, List<Line> servers, @Nullable JsonNode reconcile) {}

  private record Line(String name, int port, long pid, String state, long memoryMb) {}

  @Override
  public Integer call() {
    DataFolder folder = DataFolder.at(Place.orDefault(data));
    Optional<RunState> running =
        folder.state().filter(state -> state.launcher().alive().isPresent());
    if (running.isEmpty()) {
      String hint = folder.state().isPresent() ? "; its launcher was killed" : "";
      throw new Unreachable(
          "nothing runs on %s%s. ./broadsheet up starts it.".formatted(folder.path(), hint));
    }
    RunState state = running.get();
    List<Line> lines = new ArrayList<>();
    state.servers().forEach(server -> lines.add(line(server)));
    JsonNode reconcile = reconcile(state);
    boolean well = state.ready() && lines.stream().allMatch(line -> line.state().equals("ready"));
    if (json) {
      terminal.json(new Status(folder.path().toString(), well, lines, reconcile));
    } else {
      print(lines, reconcile);
    }
    return well ? 0 : Broadsheet.FAILED;
  }

  private static Line line(RunState.Running server) {
    boolean alive = server.process().alive().isPresent();
    boolean service = server.role() == Role.INGEST || server.role() == Role.QUERY;
    String state =
        !alive ? "ended" : service && !ServiceServer.isReady(server.port()) ? "not ready" : "ready";
    long pid = server.process().pid();
    return new Line(
        server.role().title(), server.port(), pid, state, alive ? Memory.residentMb(pid) : 0);
  }

  private static @Nullable JsonNode reconcile(RunState state) {
    try {
      return state.url(Role.QUERY).map(url -> new Remote(url).get("/stats/reconcile")).orElse(null);
    } catch (Unreachable | Refused e) {
      return null;
    }
  }

  private void print(List<Line> lines, @Nullable JsonNode reconcile) {
    Table table = new Table("server", "port", "process", "state", "memory");
    lines.forEach(
        line ->
            table.row(
                line.name(),
                Integer.toString(line.port()),
                Long.toString(line.pid()),
                line.state(),
                line.memoryMb() + " MB"));
    table.lines(terminal.width()).forEach(terminal::print);
    if (reconcile != null) {
      StringBuilder sums = new StringBuilder();
      reconcile
          .fields()
          .forEachRemaining(
              field -> {
                if (field.getValue().isValueNode()) {
                  sums.append(sums.isEmpty() ? "" : ", ")
                      .append(field.getKey())
                      .append(' ')
                      .append(field.getValue().asText());
                }
              });
      terminal.print("reconcile: " + sums);
    }
  }
}
