package io.broadsheet.query.store;

import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Topic;
import io.broadsheet.query.Newsroom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the dead letters there are. */
final class DeadLetterBox {

  private DeadLetterBox() {}

  /** The offsets in this partition of {@code articles.events} that dead letters point to. */
  static List<Long> offsets(int partition) {
    List<Long> offsets = new ArrayList<>();
    for (DeadLetter letter : letters()) {
      if (letter.topic().equals(Topic.EVENTS.name("")) && letter.partition() == partition) {
        offsets.add(letter.offset());
      }
    }
    return offsets;
  }

  private static List<DeadLetter> letters() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Newsroom.kafka()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.DEADLETTER.name("")).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<DeadLetter> letters = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          letters.add(EventJson.read(record.value(), DeadLetter.class));
        }
      }
      return letters;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
