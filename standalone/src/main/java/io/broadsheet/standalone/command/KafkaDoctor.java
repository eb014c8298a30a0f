package io.broadsheet.standalone.command;

import io.broadsheet.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster's topics: there, partitioned alike, kept as they must be. */
final class KafkaDoctor {

  private final String bootstrap;
  private final @Nullable Path config;
  private final String prefix;
  private final List<Finding> findings = new ArrayList<>();

  KafkaDoctor(String bootstrap, @Nullable Path config, String prefix) {
    this.bootstrap = bootstrap;
    this.config = config;
    this.prefix = prefix;
  }

  List<Finding> findings() {
    try (Admin admin = Admin.create(client())) {
      Set<String> there = admin.listTopics().names().get();
      Map<String, Integer> partitions = new TreeMap<>();
      for (Topic topic : Topic.values()) {
        String name = topic.name(prefix);
        if (there.contains(name)) {
          partitions.put(name, examine(admin, topic));
        } else {
          findings.add(Finding.bad(name + " does not exist", "Create it: " + creation(topic)));
        }
      }
      if (Set.copyOf(partitions.values()).size() > 1) {
        findings.add(
            Finding.bad(
                "the topics have unequal numbers of partitions: " + partitions,
                "An article's records must have the same partition number in all of them: use a"
                    + " new broadsheet.topic-prefix, or make the topics anew."));
      }
    } catch (KafkaException | ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw Failure.unreachable(
          "Kafka at %s cannot be used: %s. Is the address right, and does --kafka-config say how to log in?"
              .formatted(bootstrap, cause.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return findings;
  }

  private Properties client() {
    Properties client = new Properties();
    if (config != null) {
      try (InputStream in = Files.newInputStream(config)) {
        client.load(in);
      } catch (IOException e) {
        throw Failure.wrongUse("--kafka-config: cannot read the file " + config);
      }
    }
    client.put("bootstrap.servers", bootstrap);
    client.putIfAbsent("default.api.timeout.ms", "10000");
    client.putIfAbsent("request.timeout.ms", "5000");
    return client;
  }

  private int examine(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
    String name = topic.name(prefix);
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config is = only(admin.describeConfigs(List.of(resource)).all().get());
    TopicDescription topics = only(admin.describeTopics(List.of(name)).allTopicNames().get());
    int before = findings.size();
    topic.config().forEach((key, wanted) -> compare(name, key, is.get(key).value(), wanted));
    int partitions = topics.partitions().size();
    if (findings.size() == before) {
      findings.add(Finding.ok(name + ": " + partitions + " partitions"));
    }
    return partitions;
  }

  private static <T> T only(Map<?, T> answer) {
    return Objects.requireNonNull(answer.values().iterator().next());
  }

  private void compare(String name, String key, String value, String wanted) {
    if (!wanted.equals(value)) {
      findings.add(
          new Finding(
              key.equals("cleanup.policy") ? Finding.Grade.BAD : Finding.Grade.WARN,
              "%s has %s=%s, not %s".formatted(name, key, value, wanted),
              "kafka-configs.sh --bootstrap-server %s --alter --topic %s --add-config %s=%s"
                  .formatted(bootstrap, name, key, wanted)));
    }
  }

  private String creation(Topic topic) {
    return Stream.concat(
            Stream.of(
                "kafka-topics.sh --bootstrap-server %s --create --topic %s --partitions %d"
                    .formatted(bootstrap, topic.name(prefix), Topic.DEFAULT_PARTITIONS)),
            topic.config().entrySet().stream().map(entry -> "--config " + entry))
        .collect(Collectors.joining(" "));
  }
}
