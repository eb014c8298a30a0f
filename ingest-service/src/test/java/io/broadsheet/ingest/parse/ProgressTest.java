package io.broadsheet.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void standsWhereItBeganWhileNothingWasTaken() {
    assertThat(new Progress(7, 3).mark()).isEqualTo(mark(7, 3));
  }

  @Test
  void commitsTheLowestOpenArrival() {
    Progress progress = new Progress(0, 0);
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
    Progress progress = new Progress(0, 0);
    progress.take(5);
    progress.take(9);
    progress.done(5);
    assertThat(progress.mark()).isEqualTo(mark(9, 0));
  }

  @Test
  void keepsTheEventOfAnOpenArrivalAboveTheMark() {
    Progress progress = new Progress(0, 10);
    progress.take(0);
    progress.published(10);
    // Event 10 has no outcome yet: it must be read again after a crash.
    assertThat(progress.mark()).isEqualTo(mark(0, 10));
    progress.done(0);
    assertThat(progress.mark()).isEqualTo(mark(1, 11));
  }

  @Test
  void marksByTheOpenArrivalThatWasTakenFirst() {
    Progress progress = new Progress(0, 0);
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
    Progress progress = new Progress(4, 20);
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
  void readsEventsFromTheBeginningWithoutAMark() {
    assertThat(Progress.eventsFrom(null)).isZero();
    assertThat(Progress.eventsFrom(new OffsetAndMetadata(7))).isZero();
    assertThat(Progress.eventsFrom(new OffsetAndMetadata(7, "events=x"))).isZero();
    assertThat(Progress.eventsFrom(mark(7, 42))).isEqualTo(42);
  }

  private static OffsetAndMetadata mark(long arrival, long event) {
    return new OffsetAndMetadata(arrival, "events=" + event);
  }
}
