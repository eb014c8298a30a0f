package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.Articles;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class StandingsTest {

  private static final UUID ARTICLE = UUID.fromString("5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d");
  private static final byte[] KEY = utf8(ARTICLE.toString());
  private static final Receipt RECEIPT = new Receipt(3, 7);

  private final Standings standings = new Standings(0);

  @Test
  void owesTheOutcomeOfAnEventAboveTheSnapshot() {
    read(1, 8, RECEIPT);
    assertThat(standings.owed()).hasSize(1);
    Outcome outcome = standings.owed().iterator().next();
    assertThat(outcome.id()).isEqualTo(ARTICLE);
    assertThat(outcome.outcome()).isEqualTo(Outcome.Kind.PUBLISHED);
    assertThat(outcome.receipt()).isEqualTo(RECEIPT);
    assertThat(outcome.event()).isEqualTo(8);
    Standing standing = standing();
    assertThat(standing.version()).isEqualTo(1);
    // Its arrival is concluded by the outcome that is owed.
    assertThat(standing.last()).isEqualTo(7);
  }

  @Test
  void owesNothingForWhatTheSnapshotHas() {
    standings.put(KEY, Standing.of(version(1, RECEIPT), 8, null, 7));
    Standing before = standing();
    read(1, 8, RECEIPT);
    assertThat(standings.owed()).isEmpty();
    assertThat(standing()).isEqualTo(before);
  }

  @Test
  void takesTheFirstOfTwoEventsForTheSameVersion() {
    read(1, 8, RECEIPT);
    read(1, 9, RECEIPT);
    assertThat(standing().event()).isEqualTo(8);
  }

  @Test
  void skipsMarkersAndWhatIsNoEvent() {
    standings.readEvent(new ConsumerRecord<>("e", 3, 1, new byte[0], null));
    standings.readEvent(new ConsumerRecord<>("e", 3, 2, new byte[0], new byte[] {1}));
    assertThat(standings.size()).isZero();
  }

  @Test
  void owesTheOutcomeOfAWithdrawalAndKnowsAWithdrawnArticleByItsOutcomes() {
    outcome(1, 7, 20);
    read(Articles.withdrawn(ARTICLE, 2, new Receipt(3, 8)), 30);
    assertThat(standing().isWithdrawn()).isTrue();
    assertThat(standing().last()).isEqualTo(8);
    Outcome owed = standings.owed().iterator().next();
    assertThat(owed.outcome()).isEqualTo(Outcome.Kind.WITHDRAWN);
    assertThat(owed.contentHash()).isNull();
    assertThat(owed.origin()).isNull();

    Standings next = new Standings(0);
    next.readOutcome(new ConsumerRecord<>("o", 3, 21, KEY, EventJson.bytes(owed)));
    assertThat(next.of(KEY)).isEqualTo(standing());
    // Refused ones that come later say so too.
    Outcome refused =
        standing()
            .passed(9)
            .outcome(ARTICLE, 3, null, Outcome.Kind.REFUSED, "", null, Instant.EPOCH);
    next.readOutcome(new ConsumerRecord<>("o", 3, 22, KEY, EventJson.bytes(refused)));
    assertThat(next.of(KEY).isWithdrawn()).isTrue();
  }

  @Test
  void owesTheOutcomeOfAReparseWhoseOriginalIsTheOneBefore() {
    outcome(1, 7, 20);
    read(Articles.reparsed(ARTICLE, 1, 1, new Receipt(3, 9)), 30);
    Outcome owed = standings.owed().iterator().next();
    assertThat(owed.outcome()).isEqualTo(Outcome.Kind.REPARSED);
    assertThat(owed.receipt()).isEqualTo(new Receipt(3, 9));
    assertThat(owed.origin()).isEqualTo(new Receipt(3, 7));
    assertThat(owed.revision()).isEqualTo(1);
    assertThat(owed.event()).isEqualTo(30);
    assertThat(owed.parser()).isEqualTo("2");
    assertThat(owed.received()).isNull();
    assertThat(standing().last()).isEqualTo(9);
    assertThat(standing().origin()).isEqualTo(7);
  }

  @Test
  void isToBeMarkedSoLongAfterTheLastMarkerOrTheFirstOutcome() {
    Duration day = Duration.ofDays(1);
    Instant noon = Instant.parse("2024-06-03T12:00:00Z");
    assertThat(standings.isMarkDue(day, noon)).isFalse();
    standings.concluded(KEY, noon);
    standings.concluded(KEY, noon.plusSeconds(60));
    assertThat(standings.isMarkDue(day, noon.plus(day).minusSeconds(1))).isFalse();
    assertThat(standings.isMarkDue(day, noon.plus(day))).isTrue();
    standings.concluded(Handling.MARKER, noon.plus(day));
    assertThat(standings.isMarkDue(day, noon.plus(day))).isFalse();
    assertThat(standings.isMarkDue(day, noon.plus(day).plus(day))).isTrue();
  }

  @Test
  void ignoresTheLateOutcomeOfAnInstanceThatWasReplaced() {
    outcome(1, 7, 20);
    outcome(2, 9, 21);
    Standing before = standing();
    // It was frozen between the event and this outcome; its successor wrote it, and went on.
    outcome(1, 7, 22);
    assertThat(standing()).isEqualTo(before);
    assertThat(standing().version()).isEqualTo(2);
  }

  @Test
  void knowsTheLastCopyBelowWhatIsConcluded() {
    Standings taken = new Standings(10);
    for (int arrival = 7; arrival <= 10; arrival++) {
      Outcome outcome =
          Standing.NONE
              .passed(arrival)
              .outcome(
                  null,
                  3,
                  // The last of them is not below: one before it may be open.
                  arrival == 9 ? null : new Receipt(Lane.BACKFILL, 3, 20 + arrival),
                  Outcome.Kind.REFUSED,
                  null,
                  null,
                  Instant.EPOCH);
      taken.readOutcome(
          new ConsumerRecord<>("o", 3, arrival, utf8("" + arrival), EventJson.bytes(outcome)));
    }
    assertThat(taken.copied()).isEqualTo(28);
    assertThat(standings.copied()).isEqualTo(-1);
  }

  private void outcome(int version, long arrival, long offset) {
    Outcome outcome =
        Standing.of(version(version, new Receipt(3, arrival)), version, null, arrival)
            .outcome(ARTICLE, 3, null, Outcome.Kind.UPDATED, null, null, Instant.EPOCH);
    standings.readOutcome(new ConsumerRecord<>("o", 3, offset, KEY, EventJson.bytes(outcome)));
  }

  private Standing standing() {
    return standings.of(KEY);
  }

  private static ArticleVersion version(int version, Receipt receipt) {
    return (ArticleVersion) Articles.event(ARTICLE, version, receipt).data();
  }

  private void read(int version, long offset, Receipt receipt) {
    read(Articles.event(ARTICLE, version, receipt), offset);
  }

  private void read(ArticleEvent event, long offset) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("e", 3, offset, utf8(event.key()), EventJson.bytes(event.data()));
    CloudEvents.headers(event.attributes())
        .forEach((name, value) -> record.headers().add(name, utf8(value)));
    standings.readEvent(record);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
