package io.broadsheet.fences.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.RefusedToStart;
import io.broadsheet.standalone.KafkaServer;
import io.broadsheet.standalone.Ports;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTopicsIT {

  private static KafkaServer server;
  private static Admin admin;

  private record Config(
      Optional<String> topicPrefix, int partitions, boolean createTopics, Duration kafkaWait)
      implements TopicsConfig {}

  @BeforeAll
  static void start(@TempDir Path folder) {
    server = KafkaServer.start(folder, Ports.free());
    admin = Admin.create(client(server.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    server.stop();
  }

  @Test
  void createsTopicsWithTheConfiguredCount() throws Exception {
    KafkaTopics topics = topics("new.", 3, true);
    topics.check(new StartupEvent());
    assertThat(topics.partitions()).isEqualTo(3);
    assertThat(counts("new.")).containsOnly(3);
    assertThat(Stream.of(Topic.values()).map(topics::id)).doesNotHaveDuplicates();
  }

  @Test
  void createsMissingTopicsLikeThoseThatAreThere() throws Exception {
    create("partial.", Topic.EVENTS, 4);
    KafkaTopics topics = topics("partial.", 12, true);
    topics.check(new StartupEvent());
    assertThat(topics.partitions()).isEqualTo(4);
    assertThat(counts("partial.")).containsOnly(4);
  }

  @Test
  void createsNothingThatItMayNotCreate() throws Exception {
    assertThatThrownBy(() -> topics("absent.", 12, false).check(new StartupEvent()))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContainingAll("absent.articles.events", "broadsheet.create-topics=true");
    assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("absent."));
  }

  @Test
  void refusesUnequalCountsAndCreatesNothingBesideThem() throws Exception {
    create("unequal.", Topic.EVENTS, 2);
    create("unequal.", Topic.OUTCOMES, 3);
    assertThatThrownBy(() -> topics("unequal.", 12, true).check(new StartupEvent()))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContainingAll("unequal.articles.events=2", "unequal.articles.outcomes=3");
    assertThat(admin.listTopics().names().get()).doesNotContain("unequal.articles.received");
  }

  @Test
  void givesUpOnAKafkaThatDoesNotAnswer() {
    String nobody = "127.0.0.1:" + Ports.free();
    Config config = new Config(Optional.empty(), 12, true, Duration.ofMillis(100));
    assertThatThrownBy(() -> new KafkaTopics(config, client(nobody)).check(new StartupEvent()))
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContainingAll(nobody, "kafka.bootstrap.servers");
  }

  private static KafkaTopics topics(String prefix, int partitions, boolean create) {
    return new KafkaTopics(
        new Config(Optional.of(prefix), partitions, create, Duration.ofSeconds(30)),
        client(server.bootstrapServers()));
  }

  private static Map<String, Object> client(String address) {
    return Map.of("bootstrap.servers", address);
  }

  private static void create(String prefix, Topic topic, int partitions)
      throws ExecutionException, InterruptedException {
    admin
        .createTopics(List.of(new NewTopic(topic.name(prefix), partitions, (short) 1)))
        .all()
        .get();
  }

  private static Set<Integer> counts(String prefix)
      throws ExecutionException, InterruptedException {
    List<String> names = Stream.of(Topic.values()).map(topic -> topic.name(prefix)).toList();
    return admin.describeTopics(names).allTopicNames().get().values().stream()
        .map(topic -> topic.partitions().size())
        .collect(Collectors.toSet());
  }
}
