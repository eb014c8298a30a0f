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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads {@code articles.deadletter}, for one caller at a time: somebody who looks after it. */
@ApplicationScoped
class DeadLetters {

  private static final int ARTICLE_CHARACTERS = 36;
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
   * The record that a letter points to. Nothing where compaction took it, nor where it will, since
   * a later arrival of the article is concluded: that may be a withdrawal.
   */
  synchronized Optional<byte[]> record(DeadLetter letter) {
    Optional<Topic> topic =
        Stream.of(Topic.values()).filter(it -> topics.name(it).equals(letter.topic())).findFirst();
    try (LogReader reader = new LogReader(kafka.reader(CLIENT), topics::name)) {
      return topic
          .flatMap(it -> reader.record(it, letter.partition(), letter.offset()))
          .filter(record -> !isPast(record, standing(record, reader)))
          .map(ConsumerRecord::value);
    }
  }

  private boolean isPast(ConsumerRecord<byte[], byte[]> record, Standing standing) {
    return record.topic().equals(topics.name(Topic.RECEIVED))
        ? standing.last() > record.offset()
        : standing.isWithdrawn() && standing.event() > record.offset();
  }

  /** Of the record's article, by its last outcome. */
  private Standing standing(ConsumerRecord<byte[], byte[]> record, LogReader reader) {
    Standings standings = new Standings(0);
    boolean event = record.topic().equals(topics.name(Topic.EVENTS));
    // An event's key has the version behind the article.
    byte[] key = event ? Arrays.copyOf(record.key(), ARTICLE_CHARACTERS) : record.key();
    byte[] article = Planner.articleKey(key);
    reader.toEnd(
        Map.of(new TopicPartition(topics.name(Topic.OUTCOMES), record.partition()), 0L),
        outcome -> {
          if (Arrays.equals(outcome.key(), article)) {
            standings.readOutcome(outcome);
          }
        });
    return standings.of(article);
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
