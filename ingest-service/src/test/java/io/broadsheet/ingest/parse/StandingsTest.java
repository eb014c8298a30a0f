package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Articles;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  private static final UUID ARTICLE = UUID.fromString("5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d");

  private final Map<UUID, Standing> standings = new HashMap<>();
  private final Map<UUID, Outcome> owed = new HashMap<>();

  @Test
  void owesTheOutcomeOfAnEventAboveTheSnapshot() {
    read(1, 8, new Receipt(3, 7));
    Outcome outcome = Objects.requireNonNull(owed.get(ARTICLE));
    assertThat(outcome.outcome()).isEqualTo(Outcome.Kind.PUBLISHED);
    assertThat(outcome.receipt()).isEqualTo(new Receipt(3, 7));
    assertThat(outcome.event()).isEqualTo(8);
    Standing standing = standing();
    assertThat(standing.version()).isEqualTo(1);
    // Its arrival is not concluded: it is the one that the outcome is owed for.
    assertThat(standing.last()).isEqualTo(-1);
  }

  @Test
  void owesNothingForWhatTheSnapshotHas() {
    read(1, 8, new Receipt(3, 7));
    Standing concluded = standing().concluded(7);
    standings.put(ARTICLE, concluded);
    owed.clear();
    read(1, 8, new Receipt(3, 7));
    assertThat(owed).isEmpty();
    assertThat(standings.get(ARTICLE)).isEqualTo(concluded);
  }

  @Test
  void takesTheFirstOfTwoEventsForTheSameVersion() {
    read(1, 8, new Receipt(3, 7));
    read(1, 9, new Receipt(3, 7));
    assertThat(standing().event()).isEqualTo(8);
  }

  @Test
  void skipsMarkersAndWhatIsNoEvent() {
    Snapshots.readEvent(new ConsumerRecord<>("e", 3, 1, new byte[0], null), standings, owed);
    Snapshots.readEvent(
        new ConsumerRecord<>("e", 3, 2, new byte[0], new byte[] {1}), standings, owed);
    assertThat(standings).isEmpty();
  }

  private Standing standing() {
    return Objects.requireNonNull(standings.get(ARTICLE));
  }

  private void read(int version, long offset, Receipt receipt) {
    Prepared event = Prepared.of(Articles.event(ARTICLE, version, receipt));
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "e", 3, offset, event.key().getBytes(StandardCharsets.UTF_8), event.value());
    event
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Snapshots.readEvent(record, standings, owed);
  }
}
