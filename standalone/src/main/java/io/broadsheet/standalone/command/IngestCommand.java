package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.files.IntakeFiles;
import io.broadsheet.standalone.files.IntakeItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "ingest",
    description = {
      "Hand in articles: text, HTML and NDJSON files, folders of them, or - for standard input.",
      "",
      "A file x.json beside x.html or x.txt holds the article's other fields (url, source,"
          + " published, observed, ...). A file without a url has its path as its key, so that an"
          + " edited file becomes a new version of the same article."
    })
final class IngestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE|DIR|-", arity = "1..*", description = "What to hand in.")
  List<String> inputs = List.of();

  @Option(names = "--wait", description = "Wait for each article's outcome and print it.")
  boolean wait;

  @Option(
      names = "--query-server",
      paramLabel = "URL",
      description = "query-service's address, for --wait.")
  @Nullable String queryServer;

  @Option(names = "--json", description = "One line of JSON an article.")
  boolean json;

  @Mixin Where where = new Where();

  private final Progress progress;
  private final List<Receipt> receipts = new ArrayList<>();
  private int accepted;
  private int rejected;

  private record Receipt(String where, String receipt) {}

  IngestCommand(Terminal terminal) {
    this.terminal = terminal;
    this.progress = new Progress(terminal);
  }

  @Override
  public Integer call() throws IOException {
    IntakeFiles files = Files.named(inputs);
    Remote ingest = where.remote(Role.INGEST);
    progress.expect(files.size());
    HandIn handIn = new HandIn(ingest, this::answered);
    try {
      files.forEach(handIn::add);
      handIn.flush();
    } catch (Unreachable e) {
      throw new Unreachable(
          e.getMessage() + (accepted == 0 ? "" : " " + accepted + " were accepted before."));
    } finally {
      terminal.wipe();
    }
    int failed = rejected + (wait ? outcomes() : 0);
    terminal.say(summary(files.passedOver()));
    return failed == 0 ? 0 : 1;
  }

  private void answered(IntakeItem item, JsonNode answer) {
    boolean taken = answer.path("state").asText().equals("accepted");
    accepted += taken ? 1 : 0;
    rejected += taken ? 0 : 1;
    terminal.wipe();
    if (taken && wait) {
      receipts.add(new Receipt(item.where(), answer.path("receipt").asText()));
    }
    if (json && !(taken && wait)) {
      ObjectNode line = ((ObjectNode) answer).put("file", item.where());
      line.remove("line");
      terminal.json(line);
    } else if (!json) {
      terminal.print(taken ? receipt(item, answer) : rejection(item, answer));
    }
    progress.at(item.read(), accepted + rejected);
  }

  private String receipt(IntakeItem item, JsonNode answer) {
    return "%s  %s  %s  %s"
        .formatted(
            terminal.colour(Terminal.Colour.GREEN, "accepted"),
            answer.path("receipt").asText(),
            answer.path("id").asText(),
            item.where());
  }

  private String rejection(IntakeItem item, JsonNode answer) {
    return "%s  %s: %s"
        .formatted(
            terminal.colour(Terminal.Colour.RED, "rejected"),
            item.where(),
            answer.path("problem").path("detail").asText(answer.path("problem").asText()));
  }

  /** Prints what became of each accepted one; how many failed. */
  private int outcomes() {
    Remote query =
        new Remote(
            queryServer != null
                ? queryServer
                : where.running(Role.QUERY).orElse("http://127.0.0.1:8081"));
    int failed = 0;
    for (Receipt receipt : receipts) {
      JsonNode trace = Traces.await(query, receipt.receipt());
      String outcome = Traces.outcome(trace);
      failed += outcome.equals("failed") || outcome.isEmpty() ? 1 : 0;
      if (json) {
        terminal.json(((ObjectNode) trace).put("file", receipt.where()));
      } else {
        terminal.print(
            "%-9s  %s  %s%s"
                .formatted(
                    outcome.isEmpty() ? "pending" : outcome,
                    receipt.receipt(),
                    receipt.where(),
                    Traces.reason(trace)));
      }
    }
    return failed;
  }

  private String summary(int passedOver) {
    return "%d accepted, %d rejected%s"
        .formatted(
            accepted,
            rejected,
            passedOver == 0 ? "" : ", " + passedOver + " files of other kinds passed over");
  }
}
