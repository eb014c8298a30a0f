package io.broadsheet.query.follow;

import static io.broadsheet.query.Links.link;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

/**
 * All pages of a search during a load, then the stream from its follow link: together what stood at
 * the first page's position, and each matching event after it.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FollowIT {

  private static final int ARTICLES = 120;
  private static final int READERS = 3;
  private static final Pattern CURSOR = Pattern.compile("cursor=([\\w-]+)");

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private final Random chance = new Random(11);

  /** An event as it was published. */
  private record Sent(
      UUID article, int version, boolean matches, boolean withdrawn, int partition, long offset) {

    boolean isBefore(Cursor cursor) {
      return offset < cursor.next().get(partition);
    }

    String name() {
      return article + "/" + version;
    }
  }

  @Test
  void pagesAndWhatFollowsAreEachMatchingEventOnce() throws Exception {
    List<Sent> sent = new ArrayList<>();
    try (Newsroom newsroom = new Newsroom()) {
      sent.add(send(newsroom, UUID.randomUUID(), 1, true, false));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> given().queryParam("q", word).get("/articles").statusCode() == 200);
      CompletableFuture<List<Sent>> load = CompletableFuture.supplyAsync(() -> load(newsroom));
      List<Pages> read = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        Thread.sleep(chance.nextInt(400));
        read.add(pages());
      }
      sent.addAll(load.get());
      List<Sent> last =
          Stream.iterate(0, partition -> partition + 1)
              .limit(12)
              .map(partition -> Newsroom.idsOf(partition, 1).get(0))
              .map(id -> send(newsroom, id, 1, true, false))
              .toList();
      sent.addAll(last);

      for (Pages pages : read) {
        compare(sent, pages, followed(pages, last));
      }
      assertThat(read).anyMatch(pages -> sent.stream().anyMatch(s -> !s.isBefore(pages.at)));
    }
  }

  /** Articles in turn: published, updated so that they match or do not, some withdrawn. */
  private List<Sent> load(Newsroom newsroom) {
    List<UUID> ids = Stream.generate(UUID::randomUUID).limit(ARTICLES).toList();
    Map<UUID, Integer> versions = new HashMap<>();
    Set<UUID> gone = new HashSet<>();
    List<Sent> sent = new ArrayList<>();
    Random random = new Random(5);
    for (int n = 0; n < 3 * ARTICLES; n++) {
      UUID id = n < ARTICLES ? ids.get(n) : ids.get(random.nextInt(ARTICLES));
      if (gone.contains(id)) {
        continue;
      }
      int version = versions.merge(id, 1, Integer::sum);
      boolean withdrawn = version > 1 && random.nextInt(12) == 0;
      sent.add(send(newsroom, id, version, random.nextInt(3) > 0, withdrawn));
      if (withdrawn) {
        gone.add(id);
      }
    }
    return sent;
  }

  private Sent send(Newsroom newsroom, UUID id, int version, boolean matches, boolean withdrawn) {
    String title = matches ? "About " + word : "About others";
    Receipt receipt = new Receipt(0, 0);
    ArticleEvent event =
        withdrawn
            ? Articles.withdrawn(id, version, receipt)
            : Articles.event(
                id, version, receipt, Articles.small(title, "Zhou said: “We grew 5%.”"));
    RecordMetadata at = newsroom.event(event);
    return new Sent(id, version, matches && !withdrawn, withdrawn, at.partition(), at.offset());
  }

  /** What all pages showed, and from where on to follow. */
  private record Pages(Set<String> shown, int total, Cursor at, String follow) {}

  private Pages pages() throws InterruptedException {
    Response page = given().queryParam("q", word).queryParam("limit", 7).get("/articles");
    int total = page.<Integer>path("total");
    String follow = Objects.requireNonNull(link(page, "follow"));
    Matcher cursor = CURSOR.matcher(follow);
    assertThat(cursor.find()).isTrue();
    List<String> shown = new ArrayList<>();
    for (Response at = page; at != null; ) {
      List<Map<String, Object>> articles = at.path("articles");
      articles.forEach(article -> shown.add(article.get("id") + "/" + article.get("version")));
      Thread.sleep(chance.nextInt(60));
      String next = link(at, "next");
      at = next == null ? null : given().urlEncodingEnabled(false).get(next);
    }
    assertThat(shown).doesNotHaveDuplicates();
    return new Pages(new TreeSet<>(shown), total, Cursor.parse(cursor.group(1)), follow);
  }

  /** What the stream gives from there until the last of each partition. */
  private static List<String> followed(Pages pages, List<Sent> last) throws IOException {
    Set<String> awaited = last.stream().map(Sent::name).collect(Collectors.toSet());
    List<String> got = new ArrayList<>();
    try (Subscriber subscriber = new Subscriber(pages.follow, null)) {
      while (!awaited.isEmpty()) {
        JsonNode event = EventJson.mapper().readTree(subscriber.nextEvent().data());
        String name =
            event.path("subject").asText() + "/" + event.path("data").path("version").asInt();
        got.add(name);
        awaited.remove(name);
      }
    }
    return got;
  }

  private static void compare(List<Sent> sent, Pages pages, List<String> got) {
    Set<UUID> gone =
        sent.stream().filter(Sent::withdrawn).map(Sent::article).collect(Collectors.toSet());
    Map<UUID, Sent> stood = new HashMap<>();
    sent.stream().filter(s -> s.isBefore(pages.at)).forEach(s -> stood.put(s.article, s));
    Set<String> expected =
        stood.values().stream().filter(Sent::matches).map(Sent::name).collect(Collectors.toSet());
    // What is withdrawn meanwhile is gone at once, from pages that show an earlier state too.
    assertThat(expected).containsAll(pages.shown);
    assertThat(pages.shown).containsAll(names(stood.values().stream().toList(), gone));
    assertThat(pages.total).isBetween(pages.shown.size(), expected.size());

    List<Sent> after = sent.stream().filter(s -> !s.isBefore(pages.at)).toList();
    assertThat(got).doesNotHaveDuplicates().containsAll(names(after, gone));
    assertThat(got).containsAll(after.stream().filter(Sent::withdrawn).map(Sent::name).toList());
    assertThat(after.stream().filter(s -> s.matches || s.withdrawn).map(Sent::name).toList())
        .containsAll(got);
  }

  /** Those that match, of articles that are never withdrawn. */
  private static List<String> names(List<Sent> sent, Set<UUID> gone) {
    return sent.stream()
        .filter(s -> s.matches && !gone.contains(s.article))
        .map(Sent::name)
        .toList();
  }
}
