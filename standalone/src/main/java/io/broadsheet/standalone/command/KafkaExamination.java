package io.broadsheet.standalone.command;

import io.broadsheet.events.Topic;
import io.broadsheet.standalone.command.DoctorCommand.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster's topics: there, partitioned alike, kept as they must be, safe. */
final class KafkaExamination {

  private final String bootstrap;
  private final @Nullable Path config;
  private final String prefix;

  KafkaExamination(String bootstrap, @Nullable Path config, String prefix) {
    this.bootstrap = bootstrap;
    this.config = config;
    this.prefix = prefix;
  }

  List<Finding> findings() throws IOException {
    List<Finding> findings = new ArrayList<>();
    try (Admin admin = Admin.create(client())) {
      int brokers = admin.describeCluster().nodes().get().size();
      Map<String, Integer> partitions = new HashMap<>();
      for (Topic topic : Topic.values()) {
        examine(admin, topic, brokers, partitions, findings);
      }
      Set<Integer> counts = new HashSet<>(partitions.values());
      if (counts.size() > 1) {
        findings.add(
            Finding.bad(
                "the topics have unequal numbers of partitions: " + partitions,
                "An article's records must have the same partition number in all of them: use a"
                    + " new broadsheet.topic-prefix, or make the topics anew."));
      }
    } catch (KafkaException | ExecutionException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new Unreachable("Kafka at " + bootstrap + " cannot be used: " + said(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return findings;
  }

  private Properties client() throws IOException {
    Properties client = new Properties();
    if (config != null) {
      try (InputStream in = Files.newInputStream(config)) {
        client.load(in);
      }
    }
    client.put("bootstrap.servers", bootstrap);
    client.putIfAbsent("default.api.timeout.ms", "10000");
    client.putIfAbsent("request.timeout.ms", "5000");
    return client;
  }

  private void examine(
      Admin admin, Topic topic, int brokers, Map<String, Integer> counts, List<Finding> findings)
      throws ExecutionException, InterruptedException {
    String name = topic.name(prefix);
    Optional<TopicDescription> found = describe(admin, name);
    if (found.isEmpty()) {
      findings.add(Finding.bad(name + " does not exist", "Create it: " + creation(topic)));
      return;
    }
    int partitions = found.get().partitions().size();
    counts.put(name, partitions);
    int replicas = found.get().partitions().get(0).replicas().size();
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    Config is =
        Objects.requireNonNull(admin.describeConfigs(List.of(resource)).values().get(resource))
            .get();
    String inSync = is.get("min.insync.replicas").value();
    int before = findings.size();
    topic
        .config()
        .forEach(
            (key, wanted) -> {
              String value = is.get(key).value();
              if (!wanted.equals(value)) {
                findings.add(difference(name, key, value, wanted));
              }
            });
    if (brokers > 1 && (replicas < 2 || Integer.parseInt(inSync) < 2)) {
      findings.add(
          Finding.warn(
              "%s has %d replicas, and an acknowledgement needs %s of them"
                  .formatted(name, replicas, inSync),
              "Three replicas with min.insync.replicas=2 survive the loss of a broker."));
    }
    if (findings.size() == before) {
      findings.add(
          Finding.ok(
              "%s: %d partitions, %s, %d replicas, %s in sync"
                  .formatted(
                      name, partitions, is.get("cleanup.policy").value(), replicas, inSync)));
    }
  }

  private Finding difference(String name, String key, String value, String wanted) {
    String what = "%s has %s=%s, not %s".formatted(name, key, value, wanted);
    String mend =
        "kafka-configs.sh --bootstrap-server %s --alter --topic %s --add-config %s=%s"
            .formatted(bootstrap, name, key, wanted);
    return key.equals("cleanup.policy") ? Finding.bad(what, mend) : Finding.warn(what, mend);
  }

  private String creation(Topic topic) {
    StringBuilder command =
        new StringBuilder("kafka-topics.sh --bootstrap-server ")
            .append(bootstrap)
            .append(" --create --topic ")
            .append(topic.name(prefix))
            .append(" --partitions ")
            .append(Topic.DEFAULT_PARTITIONS);
    topic
        .config()
        .forEach(
            (key, value) -> command.append(" --config ").append(key).append('=').append(value));
    return command.toString();
  }

  private static Optional<TopicDescription> describe(Admin admin, String name)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(
          Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name))
              .get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String said(@Nullable Throwable cause) {
    return cause == null || cause.getMessage() == null ? "no answer" : cause.getMessage();
  }
}
