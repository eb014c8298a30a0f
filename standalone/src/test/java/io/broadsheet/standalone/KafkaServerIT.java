package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {

  private static final String TOPIC = "kept";

  @TempDir Path folder;

  @Test
  void keepsWhatItAcknowledgedThroughStopAndKill() throws Exception {
    int port = Ports.free();
    KafkaServer first = KafkaServer.start(folder, port);
    try (Admin admin = Admin.create(client(first))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
    send(first, "one", "none");
    first.stop();
    KafkaServer second = KafkaServer.start(folder, port);
    send(second, "two", "zstd");
    second.kill();
    KafkaServer third = KafkaServer.start(folder, port);
    try {
      send(third, "three", "lz4");
      assertThat(read(third, 3)).containsExactly("one", "two", "three");
    } finally {
      third.stop();
    }
    assertThat(third.isAlive()).isFalse();
  }

  @Test
  void flushesEachAppendAndCreatesNoTopicUnasked() throws Exception {
    KafkaServer server = KafkaServer.start(folder, Ports.free());
    try (Admin admin = Admin.create(client(server))) {
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
      var config = admin.describeConfigs(Set.of(broker)).all().get().values().iterator().next();
      assertThat(config.get("log.flush.interval.messages").value()).isEqualTo("1");
      assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
    } finally {
      server.stop();
    }
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThatThrownBy(() -> KafkaServer.start(folder, other.getLocalPort()))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining("port " + other.getLocalPort());
    }
  }

  private static Map<String, Object> client(KafkaServer server) {
    return Map.of("bootstrap.servers", server.bootstrapServers());
  }

  private static void send(KafkaServer server, String value, String compression) throws Exception {
    Map<String, Object> config =
        Map.of("bootstrap.servers", server.bootstrapServers(), "compression.type", compression);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private static List<String> read(KafkaServer server, int count) {
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            client(server), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (values.size() < count) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(record -> values.add(new String(record.value(), StandardCharsets.UTF_8)));
      }
    }
    return values;
  }
}
