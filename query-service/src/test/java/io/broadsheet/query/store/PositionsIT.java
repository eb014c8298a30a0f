package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.RealServers;
import io.broadsheet.fences.RefusedToStart;
import io.broadsheet.query.Rows;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes only the rows of {@code articles.received}, at which nothing stands. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class PositionsIT {

  private static final String WHERE = " where topic = 'articles.received'";

  @Inject Positions positions;

  @AfterEach
  void layAnew() {
    Rows.execute("delete from position" + WHERE);
    start();
  }

  @Test
  void startsAgainOnTheSameTopics() {
    assertThatCode(this::start).doesNotThrowAnyException();
  }

  @Test
  void refusesATopicThatWasMadeAnew() {
    Rows.execute("update position set topic_id = gen_random_uuid()" + WHERE);

    assertThatThrownBy(this::start)
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("another topic articles.received")
        .hasMessageContaining("broadsheet.topic-prefix");
  }

  @Test
  void refusesATopicThatGrew() {
    Rows.execute("delete from position" + WHERE + " and partition > 9");

    assertThatThrownBy(this::start)
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("10 partitions of articles.received and Kafka has 12");
  }

  @Test
  void refusesATopicThatShrank() {
    Rows.execute(
        "insert into position (topic, partition, topic_id, next)"
            + " select topic, 12, topic_id, 0 from position"
            + WHERE
            + " and partition = 0");

    assertThatThrownBy(this::start)
        .isInstanceOf(RefusedToStart.class)
        .hasMessageContaining("13 partitions of articles.received and Kafka has 12");
  }

  private void start() {
    positions.layOrRefuse(new StartupEvent());
  }
}
