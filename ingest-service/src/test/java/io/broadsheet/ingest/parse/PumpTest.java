package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.broadsheet.events.Lane;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PumpTest {

  private static final TopicPartition LANE = new TopicPartition("articles.backfill", 3);
  private static final int FEW = 2;

  private final Map<TopicPartition, OffsetAndMetadata> before = new HashMap<>();
  private final MockConsumer<byte[], byte[]> lane =
      new MockConsumer<>("earliest") {
        @Override
        public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> places) {
          // The mock forgets what was committed when it is assigned something.
          return before.isEmpty() ? super.committed(places) : before;
        }
      };
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Lease lease = new Lease(Duration.ofSeconds(6), System::nanoTime);
  private final List<Partition> owned = new ArrayList<>();
  private final Pump pump = new Pump(lane, producer, topic -> topic.name(""), lease, owned, FEW);

  PumpTest() {
    lease.renew(System.nanoTime());
    lane.setMaxPollRecords(1);
    lane.updateBeginningOffsets(Map.of(LANE, 0L));
    lane.updateEndOffsets(Map.of(LANE, 3L));
  }

  @AfterEach
  void close() {
    pump.close();
  }

  @Test
  void copiesInOrderWithTheReceiptThatTheSenderHolds() throws Exception {
    owned.add(read(3));
    turns(1);
    waiting("x", "y", null);
    turns(1);
    assertThat(copies()).containsExactly(tuple("articles.received", 3, "x", "b3-0"));
    concludeAll();
    turns(1);
    concludeAll();
    turns(1);
    // Without a key compaction has no place for it.
    assertThat(copies())
        .extracting(copy -> copy.toList().get(2) + " " + copy.toList().get(3))
        .containsExactly("x b3-0", "y b3-1", "b3-2 b3-2");
  }

  @Test
  void waitsUntilFewArrivalsAreOpen() throws Exception {
    Partition busy = read(1);
    owned.add(busy);
    owned.add(read(3));
    busy.progress.take(0);
    busy.progress.take(1);
    turns(1);
    waiting("x");
    assertThat(pump.turn()).isTrue();
    assertThat(copies()).isEmpty();

    busy.progress.done(1);
    assertThat(pump.turn()).isFalse();
    assertThat(copies()).hasSize(1);
  }

  @Test
  void countsWhatItCopiedUntilThatIsConcluded() throws Exception {
    Partition partition = read(3);
    owned.add(partition);
    turns(1);
    waiting("x", "y", "z");
    turns(2);
    assertThat(copies()).hasSize(FEW);
    assertThat(pump.turn()).isTrue();
    assertThat(copies()).hasSize(FEW);

    partition.progress.take(0);
    partition.progress.done(0);
    turns(1);
    assertThat(copies()).hasSize(FEW + 1);
  }

  @Test
  void waitsWhileArrivalsAreUnreadOrNothingIsKnownOfThem() throws Exception {
    Partition unknown = partition(1);
    owned.add(unknown);
    owned.add(read(3));
    turns(1);
    waiting("x");
    turns(2);
    unknown.progress.unread(FEW);
    turns(1);
    assertThat(copies()).isEmpty();
    unknown.progress.unread(0);
    turns(1);
    assertThat(copies()).hasSize(1);
  }

  @Test
  void beginsBehindTheLastCopyOnceAllArrivalsWereRead() throws Exception {
    Partition partition = partition(3);
    owned.add(partition);
    partition.progress.unread(1);
    turns(1);
    assertThat(lane.assignment()).isEmpty();
    partition.progress.take(0);
    partition.progress.copied(1);
    partition.progress.done(0);
    partition.progress.unread(0);
    turns(1);
    assertThat(lane.position(LANE)).isEqualTo(2);
  }

  @Test
  void beginsAtItsCommitWhereThatIsFurther() throws Exception {
    before.put(LANE, new OffsetAndMetadata(2));
    owned.add(read(3));
    turns(1);
    assertThat(lane.position(LANE)).isEqualTo(2);
  }

  @Test
  void copiesNothingWithoutTheRightToAppend() throws Exception {
    Pump late =
        new Pump(
            lane,
            producer,
            topic -> topic.name(""),
            new Lease(Duration.ofSeconds(6), System::nanoTime),
            owned,
            FEW);
    owned.add(read(3));
    late.turn();
    waiting("x");
    assertThat(late.turn()).isTrue();
    assertThat(copies()).isEmpty();
  }

  @Test
  void leavesAPartitionThatWasGivenUpAndBeginsAnewWhereItComesBack() throws Exception {
    Partition lost = read(3);
    owned.add(lost);
    turns(1);
    waiting("x");
    lost.progress.take(0);
    lost.progress.take(1);
    turns(1);
    lost.lose();
    owned.clear();
    turns(1);
    assertThat(lane.assignment()).isEmpty();

    Partition again = partition(3);
    again.progress.copied(0);
    again.progress.unread(0);
    owned.add(again);
    turns(1);
    assertThat(lane.position(LANE)).isEqualTo(1);
    assertThat(copies()).isEmpty();
  }

  @Test
  void writesNothingWhereThePartitionIsAnothersBetweenTwoLooks() throws Exception {
    Partition partition = read(3);
    owned.add(partition);
    turns(1);
    waiting("x");
    partition.lose();
    turns(1);
    assertThat(copies()).isEmpty();
  }

  @Test
  void commitsWhatWasAcknowledgedAndNothingElse() throws Exception {
    ParseWatch watch = new ParseWatch(new SimpleMeterRegistry());
    watch.at(3, 0, 0, 0);
    owned.add(read(3));
    turns(1);
    waiting("x", "y");
    turns(1);
    producer.sendException = new TimeoutException("too late");
    assertThatThrownBy(pump::turn).isInstanceOf(KafkaException.class);
    pump.report(watch);
    assertThat(lane.committed(Set.of(LANE))).containsEntry(LANE, new OffsetAndMetadata(1));
    assertThat(watch.standing(Duration.ofSeconds(-1))).containsKey("backfill partition 3");
  }

  @Test
  void takesAsACopyOnlyWhatCarriesAReceipt() {
    ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("r", 3, 0, null, null);
    assertThat(Pump.receipt(record)).isNull();
    for (String strange : List.of("a stranger's", "3-7", "b4-7")) {
      record.headers().add("receipt", utf8(strange));
      assertThat(Pump.receipt(record)).as(strange).isNull();
    }
    record.headers().add("receipt", utf8("b3-7"));
    assertThat(Pump.receipt(record)).isEqualTo(new Receipt(Lane.BACKFILL, 3, 7));
  }

  private void turns(int count) throws InterruptedException {
    for (int n = 0; n < count; n++) {
      pump.turn();
    }
  }

  private void waiting(@Nullable String... keys) {
    for (int n = 0; n < keys.length; n++) {
      String key = keys[n];
      lane.addRecord(
          new ConsumerRecord<>(
              Topic.BACKFILL.name(""), 3, n, key == null ? null : utf8(key), utf8("an original")));
    }
  }

  private void concludeAll() {
    for (Partition partition : owned) {
      long next = copies().size() - 1;
      partition.progress.take(next);
      partition.progress.done(next);
    }
  }

  private List<Tuple> copies() {
    return producer.history().stream()
        .map(
            copy ->
                tuple(
                    copy.topic(),
                    copy.partition(),
                    new String(copy.key(), StandardCharsets.UTF_8),
                    new String(
                        copy.headers().lastHeader("receipt").value(), StandardCharsets.UTF_8)))
        .toList();
  }

  private static Partition read(int number) {
    Partition partition = partition(number);
    partition.progress.unread(0);
    return partition;
  }

  private static Partition partition(int number) {
    return new Partition(number, new Standings(0), new Progress(0, 0, "4,a,b,c"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
