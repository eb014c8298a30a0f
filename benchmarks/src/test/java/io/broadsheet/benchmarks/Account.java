package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A load that keeps account: hands articles in until each is accepted, whatever breaks meanwhile,
 * and remembers every receipt.
 */
final class Account implements Runnable {

  private static final int BATCH = 20;

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

  int acceptedSoFar() {
    return accepted.size();
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
        if (!accepted.contains(candidate)) {
          open.add(candidate);
        }
      }
      from = open.get(open.size() - 1) + 1;
      handIn(open);
    }
  }

  private void handIn(List<Integer> open) {
    try {
      ingest.post(open.stream().map(load::line).toList(), answer -> hear(open, answer));
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
