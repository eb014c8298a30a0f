package io.broadsheet.ingest.parse;

import io.broadsheet.events.Lane;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Copies what waits in {@code articles.backfill} to {@code articles.received}, in order within a
 * partition and one at a time, while the parse stage has next to nothing to do. It follows the
 * partitions that this instance parses, each from behind the last copy that was read there. Used by
 * one thread.
 */
final class Pump implements AutoCloseable {

  /** The header in which a copy carries the receipt that its sender holds. */
  private static final String HEADER = "receipt";

  private static final Duration POLL = Duration.ofMillis(100);

  /** Of the seven days that Kafka keeps it. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Consumer<byte[], byte[]> lane;
  private final Producer<byte[], byte[]> producer;
  private final Function<Topic, String> topics;
  private final Lease lease;
  private final Collection<Partition> owned;
  private final int few;
  private final Map<Integer, Partition> followed = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
  private @Nullable ConsumerRecord<byte[], byte[]> next;

  /**
   * @param owned the partitions that this instance parses, as they change
   * @param few fewer arrivals than this, of both lanes, are open when another follows
   */
  Pump(
      Consumer<byte[], byte[]> lane,
      Producer<byte[], byte[]> producer,
      Function<Topic, String> topics,
      Lease lease,
      Collection<Partition> owned,
      int few) {
    this.lane = lane;
    this.producer = producer;
    this.topics = topics;
    this.lease = lease;
    this.owned = owned;
    this.few = few;
  }

  /** The receipt that a copy carries; null where the record is none. */
  static @Nullable Receipt receipt(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(HEADER);
    if (header == null) {
      return null;
    }
    try {
      Receipt receipt = Receipt.parse(new String(header.value(), StandardCharsets.US_ASCII));
      boolean own = receipt.lane() == Lane.BACKFILL && receipt.partition() == record.partition();
      return own ? receipt : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Copies the next arrival, if there is one and its time has come.
   *
   * @return whether one waits for its time
   * @throws KafkaException when nothing is known about the copy: another pump reads on from what
   *     the parse stage reads
   */
  boolean turn() throws InterruptedException {
    follow();
    if (next == null && !followed.isEmpty()) {
      lane.poll(POLL).forEach(record -> next = record);
    }
    if (next != null && isIdle()) {
      copy(next);
      next = null;
    }
    return next != null || followed.isEmpty();
  }

  /** Whether this instance may append, and has next to nothing else to do. */
  boolean isIdle() {
    return lease.isHeld()
        && owned.stream().mapToLong(partition -> partition.progress.waiting()).sum() < few;
  }

  private void follow() {
    boolean changed = followed.values().retainAll(owned);
    if (next != null && !followed.containsKey(next.partition())) {
      next = null;
    }
    List<Partition> begun =
        owned.stream()
            .filter(partition -> !followed.containsKey(partition.number))
            .filter(partition -> partition.progress.isAllRead())
            .toList();
    if (!changed && begun.isEmpty()) {
      return;
    }
    begun.forEach(partition -> followed.put(partition.number, partition));
    Set<TopicPartition> places = new HashSet<>();
    followed.keySet().forEach(number -> places.add(place(number)));
    lane.assign(places);
    reached.keySet().retainAll(places);
    Map<TopicPartition, OffsetAndMetadata> committed = lane.committed(places);
    for (Partition partition : begun) {
      TopicPartition place = place(partition.number);
      OffsetAndMetadata at = committed.get(place);
      long from = Math.max(at == null ? 0 : at.offset(), partition.progress.nextCopy());
      lane.seek(place, from);
      reached.put(place, new OffsetAndMetadata(from));
    }
  }

  private void copy(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    Partition partition = followed.get(record.partition());
    if (partition == null) {
      return;
    }
    byte[] receipt =
        new Receipt(Lane.BACKFILL, record.partition(), record.offset())
            .toString()
            .getBytes(StandardCharsets.US_ASCII);
    ProducerRecord<byte[], byte[]> copy =
        new ProducerRecord<>(
            topics.apply(Topic.RECEIVED),
            record.partition(),
            // A stranger's may have none, and Kafka takes none where it compacts.
            record.key() == null ? receipt : record.key(),
            record.value());
    copy.headers().add(HEADER, receipt);
    partition.beginWriting();
    try {
      partition.requireOwned();
      partition.progress.appended(producer.send(copy).get().offset());
      reached.put(place(partition.number), new OffsetAndMetadata(record.offset() + 1));
    } catch (CancellationException e) {
      // It is copied by whoever parses the partition now.
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
    } finally {
      partition.endWriting();
    }
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(topics.apply(Topic.BACKFILL), partition);
  }

  /**
   * Commits, also where nothing moved: Kafka forgets a position that is not told again for days.
   */
  void report(ParseWatch watch) {
    if (!reached.isEmpty()) {
      lane.commitAsync(Map.copyOf(reached), null);
      boolean held = !isIdle() && !isLate(next);
      Map<TopicPartition, Long> ends = lane.endOffsets(reached.keySet());
      reached.forEach(
          (place, at) -> {
            long waiting = ends.getOrDefault(place, 0L) - at.offset();
            watch.backfill(place.partition(), at.offset(), waiting, held);
          });
    }
  }

  /** Whether it has waited for so long that Kafka might delete it. */
  private static boolean isLate(@Nullable ConsumerRecord<?, ?> waiting) {
    return waiting != null && waiting.timestamp() < System.currentTimeMillis() - LATE.toMillis();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    lane.close();
  }
}
