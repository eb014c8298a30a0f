package io.broadsheet.query.follow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Instance;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.follow.Subscriber.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Streams of two instances of the service. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class InstancesIT {

  private static final int STALLED = 20;
  private static final int LONG_ARTICLES = 100;
  private static final int LONG = 300_000;

  private final Newsroom newsroom = new Newsroom();

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void whoReadsNothingIsCutAndNeitherHoldsUpOthersNorFillsTheMemory() throws Exception {
    // Were it kept for each of them, what they do not read would be 600 MB in a heap of 256.
    try (Instance other =
        Instance.start("quarkus.http.idle-timeout=5S", "broadsheet.follow.heartbeat=1S")) {
      other.awaitReady();
      String start = now();
      List<Socket> stalled = new ArrayList<>();
      for (int n = 0; n < STALLED; n++) {
        stalled.add(stalled(other, start));
      }
      List<ArticleEvent> events = longOnes();
      List<String> sent = events.stream().map(event -> event.data().id() + "/1/0").toList();
      try (Subscriber reader = new Subscriber(other.address() + "/stream", start)) {
        await().until(() -> streams(other) == STALLED + 1);
        newsroom.events(events);
        List<String> got = new ArrayList<>();
        while (got.size() < sent.size()) {
          got.add(id(reader.nextEvent()));
        }
        assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
        await().atMost(Duration.ofSeconds(30)).until(() -> streams(other) == 1);
      }

      List<String> got = new ArrayList<>();
      String cursor = rest(stalled.get(0), got, start);
      assertThat(got.size()).isLessThan(sent.size());
      try (Subscriber back = new Subscriber(cursor)) {
        while (got.size() < sent.size()) {
          got.add(id(back.nextEvent()));
        }
      }
      assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private static List<ArticleEvent> longOnes() {
    String text = "Zhou grew. ".repeat(LONG / 11);
    return Stream.generate(UUID::randomUUID)
        .limit(LONG_ARTICLES)
        .map(id -> Articles.event(id, 1, new Receipt(0, 0), Articles.small("Long", text)))
        .toList();
  }

  /** Asks for a stream and takes nothing of it. */
  private static Socket stalled(Instance instance, String cursor) throws IOException {
    URI address = URI.create(instance.address());
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    String request = "GET /stream?cursor=%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(cursor);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static double streams(Instance instance) {
    return given()
        .get(instance.address() + "/q/metrics")
        .body()
        .asString()
        .lines()
        .filter(line -> line.startsWith("broadsheet_follow_streams "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Reads what is still on its way to somebody who was cut.
   *
   * @param got the events that came whole
   * @return the cursor after the last of them
   */
  private static String rest(Socket socket, List<String> got, String start) throws IOException {
    String cursor = start;
    String id = "";
    String data = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data = line.substring(5);
        } else if (line.isEmpty() && !data.isEmpty()) {
          got.add(id(new Received(null, id, data)));
          cursor = id;
          data = "";
        }
      }
    }
    return cursor;
  }

  private static String now() throws IOException {
    try (Subscriber subscriber = new Subscriber(null)) {
      return Objects.requireNonNull(subscriber.next().id());
    }
  }

  private static String id(Received event) throws IOException {
    return EventJson.mapper().readTree(event.data()).path("id").asText();
  }
}
