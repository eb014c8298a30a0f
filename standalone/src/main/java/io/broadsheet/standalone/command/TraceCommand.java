package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Receipt;
import io.broadsheet.standalone.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "trace", description = "What became of an article that was handed in.")
final class TraceCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RECEIPT|ID",
      description = "A receipt like 7-1234, an article's id, or its address.")
  String what = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "Wait so long for the outcome (default: ${DEFAULT-VALUE}).")
  int wait = 0;

  @Option(names = "--json", description = "The service's answer as it is.")
  boolean json;

  @Mixin Where where = new Where();

  TraceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode trace =
        where
            .remote(Role.QUERY)
            .get(
                "/trace?%s=%s%s"
                    .formatted(
                        parameter(what), Remote.encoded(what), wait > 0 ? "&wait=" + wait : ""));
    if (json) {
      terminal.json(trace);
    } else {
      Tree.lines(trace).forEach(terminal::print);
    }
    return 0;
  }

  static String parameter(String what) {
    if (what.contains("://")) {
      return "url";
    }
    try {
      Receipt.parse(what);
      return "receipt";
    } catch (IllegalArgumentException e) {
      return "id";
    }
  }
}
