package io.broadsheet.query.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Seed;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of docs/subscribers.md, as they stand there but for Kafka's address. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class KafkaReadersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Newsroom newsroom = new Newsroom();
  private final UUID article = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @TempDir Path folder;

  @AfterEach
  void close() {
    newsroom.close();
  }

  @Test
  void theOneInJavaStandsRepeatsTombstonesAndWhatItDoesNotKnow() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    reads("java", "desk-java", java, "-cp", classPath, script("java", "Desk.java"));
  }

  @Test
  void theOneInPythonToo() throws Exception {
    assumeInstalled("python3", "-c", "import confluent_kafka");
    reads("python", "desk-python", "python3", script("python", "desk.py"));
  }

  @Test
  void theOneForKcatSaysWhatIsThere() throws Exception {
    assumeInstalled("kcat", "-V");
    history();

    Process kcat = start("kcat", "sh", script("sh", "desk.sh"));

    assertThat(kcat.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(said("kcat"))
        .filteredOn(line -> line.startsWith(article.toString()))
        .map(line -> line.split("\t")[0])
        .containsExactlyInAnyOrder(article + "/3", article + "/4", article + "/5");
    assertThat(said("kcat"))
        .filteredOn(line -> line.startsWith(article + "/3"))
        .singleElement()
        .asString()
        .contains("ce_type=io.broadsheet.article.withdrawn.v1");
    assertThat(said("kcat")).anyMatch(line -> line.startsWith(other + "/10\t"));
  }

  /** Reads all, is killed, loses its offsets, and reads all again. */
  private void reads(String name, String group, String... command) throws Exception {
    history();
    newsroom.events(List.of(Articles.event(article, 2, new Receipt(0, 0))));
    List<String> done =
        List.of(
            "kept " + article + "/1/0",
            "kept " + article + "/2/0",
            "forgotten " + article + "/2",
            "withdrawn " + article + "/3/0",
            "kept " + article + "/4/0");
    Process first = start(name, command);
    try {
      await()
          .atMost(PATIENCE)
          .until(() -> ours(name).containsAll(done) && said(name).contains(ofOther(10)));
    } finally {
      first.destroyForcibly().waitFor();
    }
    assertThat(ours(name)).isEqualTo(done);
    assertThat(said(name)).containsOnlyOnce(ofOther(9), ofOther(10));

    try (Admin kafka = Admin.create(Map.of("bootstrap.servers", Newsroom.kafka()))) {
      kafka
          .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      kafka.deleteConsumerGroups(List.of(group)).all().get();
    }
    newsroom.event(Articles.event(article, 6, new Receipt(0, 0)));
    Process second = start("again", command);
    try {
      String last = "kept " + article + "/6/0";
      await().atMost(PATIENCE).until(() -> ours("again").contains(last));
      assertThat(ours("again")).containsExactly(last);
    } finally {
      second.destroyForcibly().waitFor();
    }
  }

  private String ofOther(int version) {
    return "kept %s/%d/0".formatted(other, version);
  }

  /** All that may come of one article, with repeats; of another versions that no text sorts. */
  private void history() {
    Receipt receipt = new Receipt(0, 0);
    ArticleEvent first = Articles.event(article, 1, receipt);
    ArticleEvent second = Articles.event(article, 2, receipt);
    newsroom.events(List.of(first, first, second, first));
    tombstone(article + "/1");
    tombstone(article + "/2");
    tombstone("marker");
    newsroom.events(
        List.of(Articles.withdrawn(article, 3, receipt), Articles.event(article, 4, receipt)));
    send(article + "/5", "{}", Map.of("ce_colour", "blue"));
    send(
        article + "/5",
        "{}",
        Map.of("ce_id", article + "/5/0", "ce_type", "io.broadsheet.article.annotated.v9"));
    newsroom.events(
        Stream.of(9, 10, 9).map(version -> Articles.event(other, version, receipt)).toList());
  }

  private void tombstone(String key) {
    send(key, null, Map.of());
  }

  private void send(String key, @Nullable String value, Map<String, String> headers) {
    newsroom.send(
        Topic.EVENTS,
        Newsroom.partition(article),
        key,
        value == null ? null : Newsroom.utf8(value),
        headers);
  }

  /** The document's block in that language as a file. */
  private String script(String language, String name) throws IOException {
    String document = Files.readString(Seed.root().resolve("docs/subscribers.md"));
    Matcher block =
        Pattern.compile("(?s)## From Kafka.*?\n```" + language + "\n(.*?)```").matcher(document);
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).contains("localhost:9092");
    return Files.writeString(
            folder.resolve(name), block.group(1).replace("localhost:9092", Newsroom.kafka()))
        .toString();
  }

  private Process start(String name, String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> ours(String name) throws IOException {
    return said(name).stream().filter(line -> line.contains(article.toString())).toList();
  }

  private List<String> said(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name + ".out"));
  }

  private void assumeInstalled(String... command) throws IOException, InterruptedException {
    boolean installed;
    try {
      installed = start("installed", command).waitFor() == 0;
    } catch (IOException e) {
      installed = false;
    }
    assumeTrue(installed, () -> "not run, not installed: " + String.join(" ", command));
  }
}
