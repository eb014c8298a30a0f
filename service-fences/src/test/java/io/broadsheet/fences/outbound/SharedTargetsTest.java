package io.broadsheet.fences.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shared lists of hostile targets, with names and connections of this test's own. */
class SharedTargetsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void refusesAllThatIsHostile() throws IOException {
    List<String> called = new ArrayList<>();
    for (JsonNode line : lines("ssrf.jsonl")) {
      String url = line.path("input").asText();
      Recorded world = world(line, url);
      Object outcome = Recorded.outcome(world.outbound(), Call.get(url, Map.of(), 5));
      if (!(outcome instanceof Refused refused)
          || String.valueOf(refused.getMessage()).length() < 10
          || !world.connected.isEmpty()) {
        called.add(url + " " + outcome);
      }
    }
    assertThat(called).isEmpty();
  }

  @Test
  void reachesNothingPrivateByAnyTrick() throws IOException {
    for (JsonNode line : lines("ssrf-patt.jsonl")) {
      String url = line.path("input").asText();
      Recorded world = world(line, url);
      // A name that leads to the address it is made of.
      world.name("169.254.169.254.nip.io", lookup -> List.of("169.254.169.254"));
      Object outcome = Recorded.outcome(world.outbound(), Call.get(url, Map.of(), 5));
      // What is left over is the name of some host of an attacker's.
      assertThat(outcome instanceof Refused || URI.create(url).getHost().endsWith(".me"))
          .as(url)
          .isTrue();
      assertThat(world.connected).as(url).allMatch(Recorded.PUBLIC::equals);
    }
  }

  @Test
  void callsWhatIsPublic() throws IOException {
    List<String> refused = new ArrayList<>();
    for (JsonNode line : lines("ssrf-allowed.jsonl")) {
      String url = line.path("input").asText();
      // IPv4 within IPv6 is refused always: who means it writes IPv4.
      boolean embedded = url.contains("64:ff9b::") || url.contains("::ffff:");
      Object outcome = Recorded.outcome(new Recorded().outbound(), Call.get(url, Map.of(), 0));
      if (embedded != outcome instanceof Refused) {
        refused.add(url + " " + outcome);
      }
    }
    assertThat(refused).isEmpty();
  }

  private static Recorded world(JsonNode line, String url) {
    Recorded world = new Recorded();
    JsonNode addresses = line.path("resolves_to");
    if (!addresses.isMissingNode()) {
      List<String> all = new ArrayList<>();
      if (addresses.isArray()) {
        addresses.forEach(address -> all.add(address.asText()));
      } else {
        all.add(addresses.asText());
      }
      String host = URI.create(url).getHost();
      world.name(host == null ? url : host, lookup -> all);
    }
    return world;
  }

  private static List<JsonNode> lines(String file) throws IOException {
    Path path = Path.of("../../shared/eval/intake/hostile", file);
    assumeTrue(Files.exists(path), "not run: the shared lists are not beside this repository");
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
