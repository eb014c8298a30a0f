package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String TOPICS = "4,a,b,c";

  @Test
  void standsWhereItBeganWhileNothingWasTaken() {
    assertThat(new Progress(7, 3, TOPICS).mark()).isEqualTo(mark(7, 3));
  }

  @Test
  void commitsTheLowestOpenArrival() {
    Progress progress = new Progress(0, 0, TOPICS);
    progress.take(0);
    progress.take(1);
    progress.take(2);
    progress.done(1);
    assertThat(progress.mark()).isEqualTo(mark(0, 0));
    progress.done(0);
    assertThat(progress.mark()).isEqualTo(mark(2, 0));
    progress.done(2);
    assertThat(progress.mark()).isEqualTo(mark(3, 0));
  }

  @Test
  void stepsOverOffsetsThatCompactionTook() {
    Progress progress = new Progress(0, 0, TOPICS);
    progress.take(5);
    progress.take(9);
    progress.done(5);
    assertThat(progress.mark()).isEqualTo(mark(9, 0));
  }

  @Test
  void keepsTheEventOfAnOpenArrivalAboveTheMark() {
    Progress progress = new Progress(0, 10, TOPICS);
    progress.take(0);
    progress.published(10);
    // Event 10 has no outcome yet: it must be read again after a crash.
    assertThat(progress.mark()).isEqualTo(mark(0, 10));
    progress.done(0);
    assertThat(progress.mark()).isEqualTo(mark(1, 11));
  }

  @Test
  void marksByTheOpenArrivalThatWasTakenFirst() {
    Progress progress = new Progress(0, 0, TOPICS);
    progress.take(0);
    progress.published(0);
    progress.done(0);
    progress.take(1);
    progress.take(2);
    progress.published(1);
    progress.done(2);
    progress.take(3);
    assertThat(progress.mark()).isEqualTo(mark(1, 1));
    progress.done(1);
    assertThat(progress.mark()).isEqualTo(mark(3, 2));
  }

  @Test
  void doesNotPassAnEventWhoseOutcomeIsOwed() {
    Progress progress = new Progress(4, 20, TOPICS);
    progress.owe(6, 15);
    assertThat(progress.mark()).isEqualTo(mark(4, 15));
    progress.take(4);
    progress.take(6);
    progress.done(4);
    assertThat(progress.mark()).isEqualTo(mark(6, 15));
    progress.done(6);
    assertThat(progress.mark()).isEqualTo(mark(7, 20));
  }

  @Test
  void tellsTheFirstCopyOfAnArrivalFromItsSecond() {
    Progress progress = new Progress(0, 0, TOPICS);
    assertThat(progress.nextCopy()).isZero();
    progress.copied(-1);
    assertThat(progress.copied(0)).isTrue();
    assertThat(progress.copied(1)).isTrue();
    assertThat(progress.copied(0)).isFalse();
    assertThat(progress.copied(1)).isFalse();
    assertThat(progress.copied(2)).isTrue();
    assertThat(progress.nextCopy()).isEqualTo(3);
  }

  @Test
  void countsWhatIsOpenAndWhatIsUnread() {
    Progress progress = new Progress(4, 0, TOPICS);
    assertThat(progress.waiting()).isGreaterThan(1_000_000);
    assertThat(progress.isAllRead()).isFalse();
    progress.unread(0);
    assertThat(progress.waiting()).isZero();
    progress.take(4);
    // Two of others came before its own.
    progress.appended(7);
    assertThat(progress.waiting()).isEqualTo(4);
    assertThat(progress.isAllRead()).isFalse();
    progress.take(5);
    progress.take(6);
    progress.take(7);
    assertThat(progress.isAllRead()).isTrue();
    progress.done(4);
    assertThat(progress.waiting()).isEqualTo(3);
  }

  @Test
  void readsEventsFromTheBeginningWithoutAMark() {
    assertThat(Progress.eventsFrom(null, TOPICS)).isZero();
    assertThat(Progress.eventsFrom(new OffsetAndMetadata(7), TOPICS)).isZero();
    assertThat(Progress.eventsFrom(new OffsetAndMetadata(7, "events=x"), TOPICS)).isZero();
    assertThat(Progress.eventsFrom(mark(7, 42), TOPICS)).isEqualTo(42);
  }

  @Test
  void refusesACommitMadeOnOtherTopics() {
    OffsetAndMetadata before = new Progress(7, 42, "4,a,b,c").mark();
    for (String now : List.of("8,a,b,c", "4,d,b,c", "4,a,d,c", "4,a,b,d")) {
      assertThatThrownBy(() -> Progress.eventsFrom(before, now))
          .isInstanceOf(KafkaException.class)
          .hasMessageContainingAll("4,a,b,c", now, "broadsheet.topic-prefix");
    }
  }

  private static OffsetAndMetadata mark(long arrival, long event) {
    return new OffsetAndMetadata(arrival, "events=%d topics=%s".formatted(event, TOPICS));
  }
}
