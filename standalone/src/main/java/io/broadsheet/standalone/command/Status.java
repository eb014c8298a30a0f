package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import io.broadsheet.standalone.ServiceServer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What runs on a data folder, and the end of it. */
final class Status {

  private static final String READY = "ready";

  private Status() {}

  static int down(Terminal terminal, boolean json, DataFolder folder) {
    terminal.show("stopping ...");
    boolean stopped = House.stop(folder);
    terminal.show("");
    if (json) {
      terminal.json(Map.of("stopped", stopped, "data", folder.path().toString()));
    } else {
      terminal.print((stopped ? "Stopped what ran on " : "Nothing runs on ") + folder.path());
    }
    return 0;
  }

  private record Line(String name, int port, long pid, String state) {}

  private record Report(String data, boolean ready, List<Line> servers, JsonNode reconcile) {}

  static int show(Terminal terminal, boolean json, DataFolder folder) {
    RunState state =
        folder
            .running()
            .orElseThrow(
                () ->
                    Failure.unreachable(
                        "nothing runs on %s%s. ./broadsheet up starts it."
                            .formatted(
                                folder.path(),
                                folder.state().isEmpty() ? "" : "; its launcher was killed")));
    List<Line> servers = state.servers().stream().map(Status::line).toList();
    boolean well = state.ready() && servers.stream().allMatch(line -> line.state.equals(READY));
    JsonNode sums = state.url(Role.QUERY).map(Status::reconcile).orElse(MissingNode.getInstance());
    if (json) {
      terminal.json(new Report(folder.path().toString(), well, servers, sums));
    } else {
      Table table = new Table("server", "address", "process", "state");
      for (Line line : servers) {
        table.row(line.name, "127.0.0.1:" + line.port, Long.toString(line.pid), line.state);
      }
      table.print(terminal);
      terminal.print("data  " + folder.path());
      if (sums.has("agree")) {
        terminal.print(sentences(sums));
      }
    }
    return well ? 0 : Failure.SOME_FAILED;
  }

  /** What {@code /stats/reconcile} says, for people. */
  static String sentences(JsonNode sums) {
    String arrivals = "arrivals: " + sums.path("arrivals").asLong();
    long pending = sums.path("pending").asLong();
    if (sums.path("agree").asBoolean()) {
      return arrivals + ", each with its outcome; the sums agree";
    }
    if (StreamSupport.stream(sums.path("partitions").spliterator(), false)
        .allMatch(it -> it.path("why").size() == (it.path("pending").asLong() > 0 ? 1 : 0))) {
      return "%s, of which pending: %d, being parsed or stored; but for that the sums agree"
          .formatted(arrivals, pending);
    }
    StringBuilder sentences =
        new StringBuilder(
            "%s, of which pending: %d; the sums do not agree:".formatted(arrivals, pending));
    sums.path("why").forEach(why -> sentences.append("\n  ").append(why.asText()));
    return sentences.toString();
  }

  private static Line line(RunState.Running server) {
    boolean service = server.role() == Role.INGEST || server.role() == Role.QUERY;
    String state =
        server.process().alive().isEmpty()
            ? "ended"
            : service && !ServiceServer.isReady(server.port()) ? "not ready" : READY;
    return new Line(server.role().title(), server.port(), server.process().pid(), state);
  }

  private static JsonNode reconcile(String url) {
    try {
      return new Remote(url).get("/stats/reconcile");
    } catch (Failure e) {
      return MissingNode.getInstance();
    }
  }
}
