package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has today's parser read again what another one read: a few articles at a time, the next when the
 * outcome of one is known, so that what comes in meanwhile never waits behind more than these.
 */
final class Reparse {

  // Their outcomes are waited for through Kafka and PostgreSQL, which takes longer than a parse.
  private static final int AT_ONCE = 16;

  private final Terminal terminal;
  private final boolean json;
  private final Remote ingest;
  private final List<UUID> left = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private long started;
  private int current;
  private int done;

  Reparse(Terminal terminal, boolean json, Remote ingest) {
    this.terminal = terminal;
    this.json = json;
    this.ingest = ingest;
  }

  int run() throws InterruptedException {
    ingest.lines("/readings", this::sort);
    started = System.nanoTime();
    ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Void>> work = Collections.nCopies(AT_ONCE, this::work);
      for (Future<Void> worker : workers.invokeAll(work)) {
        worker.get();
      }
    } catch (ExecutionException e) {
      sum();
      terminal.say("run it again: it goes on with what is left");
      throw e.getCause() instanceof Failure failure ? failure : new IllegalStateException(e);
    } finally {
      workers.shutdownNow();
    }
    sum();
    return outcomes.containsKey("failed") ? Failure.SOME_FAILED : 0;
  }

  private void sort(JsonNode reading) {
    if (reading.path("current").asBoolean()) {
      current++;
    } else {
      left.add(UUID.fromString(reading.path("id").asText()));
    }
  }

  private Void work() {
    try {
      for (int i = next.getAndIncrement(); i < left.size(); i = next.getAndIncrement()) {
        print(outcome(left.get(i)));
      }
      return null;
    } catch (RuntimeException e) {
      // The others end with what they have begun.
      next.set(left.size());
      throw e;
    }
  }

  /** What became of it, as its trace says. */
  private JsonNode outcome(UUID id) {
    JsonNode accepted =
        ingest.json(
            ingest.patiently(
                ingest.request("/articles/" + id + "/reparse").POST(BodyPublishers.noBody())));
    String link = accepted.path("links").path("trace").asText();
    int path = link.lastIndexOf("/trace?");
    if (path < 0) {
      throw Failure.failed(ingest.base() + " does not say where the outcome is to be found");
    }
    Remote query = new Remote(link.substring(0, path));
    while (true) {
      JsonNode trace =
          query.json(query.patiently(query.request(link.substring(path) + "&wait=30")));
      if (!trace.path("outcome").asText().equals("pending")) {
        return trace;
      }
    }
  }

  private synchronized void print(JsonNode trace) {
    String outcome = trace.path("outcome").asText();
    outcomes.merge(outcome, 1, Integer::sum);
    done++;
    if (json) {
      terminal.json(trace);
    } else if (trace.has("reason")) {
      terminal.show("");
      terminal.print(
          "%s  %s  %s  %s"
              .formatted(
                  terminal.paint(Terminal.Colour.YELLOW, outcome),
                  trace.path("receipt").asText(),
                  trace.path("id").asText(),
                  Terminal.clean(trace.path("reason").asText())));
    }
    terminal.show(
        "%s %d of %d, %.0f/s"
            .formatted(
                Terminal.bar(done, left.size()),
                done,
                left.size(),
                done * 1e9 / (System.nanoTime() - started)));
  }

  private void sum() {
    terminal.say(
        "%d reparsed, %d read the same, %d refused, %d failed, %d left; %d were read by today's parser already"
            .formatted(
                outcomes.getOrDefault("reparsed", 0),
                outcomes.getOrDefault("unchanged", 0),
                outcomes.getOrDefault("refused", 0),
                outcomes.getOrDefault("failed", 0),
                left.size() - done,
                current));
  }
}
