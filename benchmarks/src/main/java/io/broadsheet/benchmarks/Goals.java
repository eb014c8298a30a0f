package io.broadsheet.benchmarks;

import io.broadsheet.events.QualityCard.Peer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is aimed at in a task, and the scores that peers are known to have there. */
record Goals(@Nullable Double goal, List<Peer> peers) {

  private static final List<String[]> LINES = lines();

  static Goals of(String task, String set) {
    List<Peer> peers = new ArrayList<>();
    for (String[] line : LINES) {
      if (line[0].equals(task) && line[1].equals(set)) {
        for (String peer : line[3].isEmpty() ? new String[0] : line[3].split(", ")) {
          int space = peer.lastIndexOf(' ');
          peers.add(
              new Peer(peer.substring(0, space), Double.parseDouble(peer.substring(space)), null));
        }
        return new Goals(line[2].isEmpty() ? null : Double.valueOf(line[2]), peers);
      }
    }
    return new Goals(null, peers);
  }

  private static List<String[]> lines() {
    try (InputStream file = Goals.class.getResourceAsStream("goals.tsv")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
