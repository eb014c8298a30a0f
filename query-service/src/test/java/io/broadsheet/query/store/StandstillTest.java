package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class StandstillTest {

  private final KafkaTopics topics = unused();
  private final DataSource database = unused();

  @Test
  void survivesWhatNobodyExpects() throws Exception {
    CountDownLatch looks = new CountDownLatch(3);
    LogEnds ends =
        new LogEnds(
            topics,
            Map.of("bootstrap.servers", "localhost:1", "metadata.recovery.strategy", "none")) {
          @Override
          public List<Long> of(Topic topic) {
            looks.countDown();
            throw new IllegalStateException("not expected");
          }
        };
    Assignment assignment = new Assignment(new Positions(database, topics));
    Standstill standstill =
        new Standstill(assignment, ends, topics, QuickStore.CONFIG, new SimpleMeterRegistry());

    standstill.start(new StartupEvent());

    assertThat(looks.await(10, TimeUnit.SECONDS)).isTrue();
    standstill.stop(new ShutdownEvent());
    ends.stop(new ShutdownEvent());
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T unused() {
    return null;
  }
}
