package io.broadsheet.ingest.parse;

import io.broadsheet.events.DeadLetter;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code articles.deadletter}, for one caller at a time: somebody who looks after it. */
@ApplicationScoped
class DeadLetters {

  private static final String CLIENT = "broadsheet-deadletters";

  private final KafkaTopics topics;
  private final KafkaClients kafka;

  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      KafkaTopics topics,
      ParseConfig config) {
    this.topics = topics;
    this.kafka = new KafkaClients(kafka, topics::group, config.parse());
  }

  /** The place of the record that a letter points to: what it is called by. */
  static String place(DeadLetter letter) {
    return letter.topic() + "-" + letter.partition() + "-" + letter.offset();
  }

  /** The newest, each place once. */
  synchronized List<DeadLetter> newest(int limit) {
    return read(limit).limit(limit).toList();
  }

  synchronized Optional<DeadLetter> at(String place) {
    return read(Long.MAX_VALUE).filter(letter -> place(letter).equals(place)).findFirst();
  }

  /**
   * The record that a letter points to. Nothing where a later one has its key: compaction takes it
   * some day, and the later one may be a withdrawal.
   */
  synchronized Optional<byte[]> record(DeadLetter letter) {
    Optional<Topic> topic =
        Stream.of(Topic.values()).filter(it -> topics.name(it).equals(letter.topic())).findFirst();
    try (LogReader reader = new LogReader(kafka.reader(CLIENT), topics::name)) {
      return topic
          .flatMap(it -> reader.record(it, letter.partition(), letter.offset()))
          .filter(record -> !isReplaced(record, reader))
          .map(ConsumerRecord::value);
    }
  }

  private static boolean isReplaced(ConsumerRecord<byte[], byte[]> record, LogReader reader) {
    AtomicBoolean replaced = new AtomicBoolean();
    reader.toEnd(
        Map.of(new TopicPartition(record.topic(), record.partition()), record.offset() + 1),
        later -> {
          if (Arrays.equals(later.key(), record.key())) {
            replaced.set(true);
          }
        });
    return replaced.get();
  }

  /** The newest first; of each partition only the last so many. */
  private Stream<DeadLetter> read(long ofEach) {
    Map<String, DeadLetter> letters = new LinkedHashMap<>();
    Consumer<byte[], byte[]> consumer = kafka.reader(CLIENT);
    try (LogReader reader = new LogReader(consumer, topics::name)) {
      Set<TopicPartition> partitions =
          IntStream.range(0, topics.partitions())
              .mapToObj(number -> new TopicPartition(topics.name(Topic.DEADLETTER), number))
              .collect(Collectors.toSet());
      Map<TopicPartition, Long> from = new HashMap<>(consumer.beginningOffsets(partitions));
      consumer
          .endOffsets(partitions)
          .forEach((place, end) -> from.merge(place, Math.max(0, end - ofEach), Math::max));
      reader.toEnd(from, record -> add(record, letters));
    }
    return letters.values().stream().sorted(Comparator.comparing(DeadLetter::at).reversed());
  }

  /** After a crash a record may have had a second one. */
  private static void add(ConsumerRecord<byte[], byte[]> record, Map<String, DeadLetter> letters) {
    try {
      DeadLetter letter = EventJson.read(record.value(), DeadLetter.class);
      letters.put(place(letter), letter);
    } catch (IOException | RuntimeException e) {
      Log.debugf(
          e, "%s-%d@%d is no dead letter", record.topic(), record.partition(), record.offset());
    }
  }
}
