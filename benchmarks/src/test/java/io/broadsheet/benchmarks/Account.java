package io.broadsheet.benchmarks;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A load that keeps account: hands lines in until each is accepted, whatever breaks meanwhile, and
 * remembers every receipt. Every fifth line is the next version of an earlier article, handed in
 * once that was accepted. Every twentieth article comes by the backfill lane, one after the other.
 */
final class Account implements Runnable {

  private static final int BATCH = 20;
  private static final int UPDATE = 5;

  final Load load;
  final int size;

  /** Receipt to article, of every line that was ever accepted; a line sent again has several. */
  final Map<String, String> receipts = new ConcurrentHashMap<>();

  private final IngestClient ingest;
  private final Set<Integer> accepted = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  Account(String run, int size, IngestClient ingest) {
    this.load = new Load(run);
    this.size = size;
    this.ingest = ingest;
  }

  @Override
  public String toString() {
    return load.source();
  }

  /** Starts, and returns at a random moment before half of it is accepted. */
  Thread startToRandomMoment() {
    Thread thread = new Thread(this, "load");
    thread.start();
    int moment = ThreadLocalRandom.current().nextInt(1, size / 2);
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> accepted.size() >= moment);
    return thread;
  }

  /** The ids of the events that there must be: no other of these articles, each once. */
  Set<String> events() {
    return IntStream.range(0, size)
        .mapToObj(n -> load.id(article(n)) + (isUpdate(n) ? "/2/0" : "/1/0"))
        .collect(Collectors.toSet());
  }

  private static boolean isUpdate(int n) {
    return n % UPDATE == UPDATE - 1;
  }

  private static int article(int n) {
    return isUpdate(n) ? n - UPDATE + 1 : n;
  }

  private String line(int n) {
    ObjectNode line = (ObjectNode) IngestClient.tree(load.line(article(n)));
    // What breaks here is not the parser, and in Dutch it reads no names: ten times as quick.
    line.put("language", "nl");
    line.put("lane", article(n) % 20 == 5 ? "backfill" : "live");
    line.put("observed", isUpdate(n) ? "2024-06-04" : "2024-06-03");
    if (isUpdate(n)) {
      line.put("text", line.path("text").asText().replace("expect to hire ", "expect to hire 7"));
    }
    return line.toString();
  }

  private boolean isOpen(int n) {
    return !accepted.contains(n) && (!isUpdate(n) || accepted.contains(article(n)));
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    int from = 0;
    while (accepted.size() < size && !stopped) {
      List<Integer> open = new ArrayList<>();
      for (int n = 0; n < size && open.size() < BATCH; n++) {
        int candidate = (from + n) % size;
        if (isOpen(candidate)) {
          open.add(candidate);
        }
      }
      from = open.get(open.size() - 1) + 1;
      handIn(open);
    }
  }

  private void handIn(List<Integer> open) {
    try {
      ingest.post(open.stream().map(this::line).toList(), answer -> hear(open, answer));
    } catch (IOException e) {
      pause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
    }
  }

  private void hear(List<Integer> open, JsonNode answer) {
    int n = open.get(answer.path("line").asInt() - 1);
    if (answer.path("state").asText().equals("accepted")) {
      receipts.put(answer.path("receipt").asText(), answer.path("id").asText());
      accepted.add(n);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
