package io.broadsheet.query;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.Articles;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.follow.Subscriber;
import io.broadsheet.query.follow.Subscriber.Received;
import io.broadsheet.query.subscriptions.Receiver;
import io.broadsheet.query.subscriptions.Receiver.Got;
import io.broadsheet.query.subscriptions.Receiver.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What subscribers of both kinds have in the end, whatever dies on the way: each event that they
 * asked for, in order within an article, and so what a search finds.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SubscribersIT {

  private static final String[] SETTINGS = {
    "broadsheet.outbound.allow=127.0.0.0/8",
    "broadsheet.webhooks.lease=3s",
    "broadsheet.webhooks.retries=" + "300ms,".repeat(40) + "300ms"
  };
  private static final int ARTICLES = 250;
  private static final int VERSIONS = 4;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> bans = ConcurrentHashMap.newKeySet();
  private @Nullable Instance other;
  private volatile List<String> addresses = List.of("/stream");

  @Test
  void eachHasWhatASearchFindsThoughAllOfThemDieAndServicesToo() throws Exception {
    String start = now();
    Map<Hook, String> hooks = new HashMap<>();
    List<CompletableFuture<List<String>>> streams = new ArrayList<>();
    try {
      for (Hook hook : hooks()) {
        hooks.put(hook, subscribe(hook));
      }
      restart();
      CompletableFuture<Void> load = CompletableFuture.runAsync(this::publish);
      BooleanSupplier whole = load::isDone;
      for (String q : List.of("", word, word + " ban")) {
        streams.add(CompletableFuture.supplyAsync(() -> changing(q, start, whole)));
      }
      CompletableFuture<Void> deaths =
          CompletableFuture.runAsync(
              () -> {
                while (!load.isDone()) {
                  hooks.keySet().forEach(Hook::dieSometimes);
                }
              });

      Thread.sleep(2_000);
      requireNonNull(other).stop();
      restart();
      Thread.sleep(1_000);
      requireNonNull(other).kill();
      restart();
      load.get();
      deaths.get();

      assertThat(sent).hasSize(ARTICLES * VERSIONS);
      Set<String> all = found(word);
      Set<String> banned = found(word + " ban");
      assertThat(all).hasSize(ARTICLES);
      assertThat(banned).isNotEmpty().isEqualTo(newest(bans::contains));
      for (int n = 0; n < streams.size(); n++) {
        // Each once: a resume repeats nothing.
        List<String> got = streams.get(n).get();
        assertThat(got).doesNotHaveDuplicates();
        compare(got, n == 2, n == 2 ? banned : all);
      }
      for (Hook hook : hooks.keySet()) {
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> hook.events(sent).size() >= wanted(hook.asks).size());
        compare(hook.events(sent), hook.asks, hook.asks ? banned : all);
      }
    } finally {
      requireNonNull(other).close();
      hooks.values().forEach(id -> given().delete("/subscriptions/" + id));
      hooks.keySet().forEach(Hook::close);
    }
  }

  /** One event after the other; a version is about a ban or is not. */
  private void publish() {
    Random chance = new Random(7);
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(ARTICLES).toList();
    try (Newsroom newsroom = new Newsroom()) {
      for (int version = 1; version <= VERSIONS; version++) {
        for (UUID id : ids) {
          boolean ban = chance.nextInt(3) == 0;
          String title = word + (ban ? " ban" : " deal");
          // Known before anybody can have it.
          String event = id + "/" + version + "/0";
          sent.add(event);
          if (ban) {
            bans.add(event);
          }
          newsroom.event(
              Articles.event(id, version, new Receipt(0, 0), Articles.small(title, "Five.")));
          Thread.sleep(20);
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void compare(List<String> got, boolean banned, Set<String> found) {
    assertThat(got).containsExactlyInAnyOrderElementsOf(wanted(banned));
    Map<String, Integer> last = new HashMap<>();
    for (String event : got) {
      assertThat(version(event)).as(event).isGreaterThan(last.getOrDefault(article(event), 0));
      last.put(article(event), version(event));
    }
    assertThat(newest(got::contains)).isEqualTo(found);
  }

  private Set<String> wanted(boolean banned) {
    return banned ? bans : sent;
  }

  /** Of articles' newest versions those. */
  private Set<String> newest(Predicate<String> those) {
    return sent.stream()
        .filter(event -> version(event) == VERSIONS)
        .filter(those)
        .collect(Collectors.toSet());
  }

  private static String article(String event) {
    return event.substring(0, event.indexOf('/'));
  }

  private static int version(String event) {
    return Integer.parseInt(event.split("/", -1)[1]);
  }

  /** What a search finds, once it has all. */
  private Set<String> found(String q) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> lines(word).filter(line -> version(line) == VERSIONS).count() == ARTICLES);
    return lines(q).collect(Collectors.toSet());
  }

  private static Stream<String> lines(String q) {
    return given()
        .queryParam("q", q)
        .queryParam("fields", "id,version,revision")
        .get("/articles.ndjson")
        .asString()
        .lines()
        .map(SubscribersIT::json)
        .map(
            line ->
                line.path("id").asText()
                    + "/"
                    + line.path("version")
                    + "/"
                    + line.path("revision"));
  }

  private static JsonNode json(@Nullable String text) {
    try {
      return EventJson.mapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some events from one instance, then from whichever answers, until all have come. */
  private List<String> changing(String q, String start, BooleanSupplier whole) {
    Random chance = new Random(q.length());
    boolean banned = q.endsWith(" ban");
    List<String> got = new ArrayList<>();
    String cursor = start;
    long until = System.nanoTime() + Duration.ofMinutes(4).toNanos();
    for (int turn = 0; !isWhole(got, banned, whole); turn++) {
      assertThat(System.nanoTime()).as("the deadline").isLessThan(until);
      String address = addresses.get(turn % addresses.size());
      String query = q.isEmpty() ? "" : "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
      try (Subscriber subscriber = new Subscriber(address + query, cursor)) {
        for (int left = chance.nextInt(60); left >= 0; left--) {
          Received event = subscriber.next();
          cursor = requireNonNull(event.id());
          if (event.data() != null) {
            got.add(json(event.data()).path("id").asText());
          }
          if (isWhole(got, banned, whole)) {
            break;
          }
        }
      } catch (IOException e) {
        // That instance was killed, or is not there yet.
      }
    }
    // Other tests of this house publish too.
    return got.stream().filter(sent::contains).toList();
  }

  private boolean isWhole(List<String> got, boolean banned, BooleanSupplier all) {
    return all.getAsBoolean() && got.containsAll(wanted(banned));
  }

  private void restart() throws IOException {
    addresses = List.of("/stream");
    other = Instance.start(SETTINGS);
    other.awaitReady();
    addresses = List.of("/stream", other.address() + "/stream");
    awaitSharedOut();
  }

  /** Both instances deliver for some. */
  private static void awaitSharedOut() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Rows.count(
                        "select count(distinct holder) from subscription where held_until > now()")
                    == 2);
  }

  private static String now() throws IOException {
    try (Subscriber subscriber = new Subscriber(null)) {
      return requireNonNull(subscriber.next().id());
    }
  }

  private List<Hook> hooks() throws IOException {
    Random chance = new Random(11);
    Set<String> failedOnce = ConcurrentHashMap.newKeySet();
    return List.of(
        new Hook(false, false, got -> new Reply(204)),
        new Hook(false, true, got -> new Reply(204)),
        new Hook(true, true, got -> new Reply(204)),
        // One that fails at times, and one that is slow at times.
        new Hook(
            true,
            false,
            got -> new Reply(chance.nextInt(5) == 0 && failedOnce.add(got.id()) ? 500 : 200)),
        new Hook(false, false, got -> new Reply(200, Map.of(), chance.nextInt(50) == 0 ? 500 : 0)));
  }

  private String subscribe(Hook hook) {
    Map<String, String> body = new HashMap<>(Map.of("url", hook.receiver.url()));
    body.put("q", hook.asks ? word + " ban" : word);
    return given()
        .contentType("application/json")
        .body(body)
        .post("/subscriptions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A target that dies at times, and is there again. */
  private static final class Hook implements AutoCloseable {

    private final boolean asks;
    private final boolean dies;
    private final Function<Got, Reply> behaviour;
    private final Set<String> before = new LinkedHashSet<>();
    private final Random chance = new Random(5);
    private volatile Receiver receiver;

    Hook(boolean asks, boolean dies, Function<Got, Reply> behaviour) throws IOException {
      this.asks = asks;
      this.dies = dies;
      this.behaviour = behaviour;
      this.receiver = new Receiver();
      this.receiver.behaviour = behaviour;
    }

    void dieSometimes() {
      try {
        Thread.sleep(200);
        if (!dies || chance.nextInt(5) > 0) {
          return;
        }
        receiver.close();
        receiver.accepted().forEach(got -> before.add(got.id()));
        Thread.sleep(chance.nextInt(400));
        receiver = new Receiver(receiver.port);
        receiver.behaviour = behaviour;
      } catch (InterruptedException | IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** What it accepted of these, each once, in the order in which it came first. */
    List<String> events(Set<String> those) {
      Set<String> events = new LinkedHashSet<>(before);
      receiver.accepted().forEach(got -> events.add(got.id()));
      return events.stream().filter(those::contains).toList();
    }

    @Override
    public void close() {
      receiver.close();
    }
  }
}
