package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.query.store.Bisection.SetAside;
import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Nothing;
import io.broadsheet.query.store.LogRecord.Place;
import io.broadsheet.query.store.LogRecord.Unreadable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BisectionTest {

  private static final Place PLACE = new Place("articles.events", 3);

  private final Map<Place, Long> positions = new HashMap<>(Map.of(PLACE, 0L));
  private final FakeDatabase database = new FakeDatabase();
  private final List<Long> letters = new ArrayList<>();
  private final Bisection bisection =
      new Bisection(database, (record, reason) -> letters.add(record.offset()), positions);

  @Test
  void writesAGoodBatchInOneTransaction() throws Exception {
    bisection.write(records(0, 100));

    assertThat(database.transactions).isEqualTo(1);
    assertThat(positions).containsEntry(PLACE, 100L);
  }

  @Test
  void setsAsideTheRejectedRecordsAndNoOther() throws Exception {
    database.rejected.addAll(Set.of(17L, 18L, 99L));

    bisection.write(records(0, 100));

    assertThat(letters).containsExactly(17L, 18L, 99L);
    assertThat(database.noted).containsExactly(17L, 18L, 99L);
    assertThat(database.written).hasSize(97).doesNotContain(17L, 18L, 99L).isSorted();
    assertThat(positions).containsEntry(PLACE, 100L);
  }

  @Test
  void setsAsideWhatIsUnreadableWithoutHalving() throws Exception {
    List<LogRecord> batch = new ArrayList<>(records(0, 50));
    batch.set(20, record(20, new Unreadable("no JSON")));

    bisection.write(batch);

    assertThat(letters).containsExactly(20L);
    assertThat(database.transactions).isEqualTo(1);
    assertThat(database.written).hasSize(49);
  }

  @Test
  void dropsWhatIsBelowThePosition() throws Exception {
    positions.put(PLACE, 60L);

    bisection.write(records(0, 100));

    assertThat(database.written).hasSize(40).startsWith(60L);
  }

  @Test
  void blamesNoRecordForALostConnection() {
    database.failure = new SQLException("connection refused", "08001");

    assertThatThrownBy(() -> bisection.write(records(0, 10))).isSameAs(database.failure);
    assertThat(letters).isEmpty();
    assertThat(positions).containsEntry(PLACE, 0L);
  }

  @Test
  void goesOnAfterALossWhereItHadCome() throws Exception {
    database.rejected.add(2L);
    database.failAfter = 3;
    assertThatThrownBy(() -> bisection.write(records(0, 8))).isInstanceOf(SQLException.class);
    database.failAfter = Integer.MAX_VALUE;

    bisection.write(records(0, 8));

    assertThat(database.written).containsExactly(0L, 1L, 3L, 4L, 5L, 6L, 7L);
    assertThat(database.noted).containsExactly(2L);
  }

  @Test
  void sendsOneLetterHoweverOftenABatchIsTried() throws Exception {
    SetAside aside = (record, reason) -> letters.add(record.offset());
    SetAside once = aside.once();
    database.failure = new SQLException("connection refused", "08001");
    List<LogRecord> batch = List.of(record(7, new Unreadable("no JSON")));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> new Bisection(database, once, positions).write(batch))
          .isSameAs(database.failure);
    }
    database.failure = null;

    new Bisection(database, once, positions).write(batch);

    assertThat(letters).containsExactly(7L);
    assertThat(database.noted).containsExactly(7L);
  }

  @Test
  void dropsWhatIsOfAPartitionThatWasLostMeanwhile() throws Exception {
    positions.clear();

    bisection.write(records(0, 10));

    assertThat(database.transactions).isZero();
  }

  private static List<LogRecord> records(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> record(i, Nothing.NOTHING)).toList();
  }

  private static LogRecord record(long offset, Content content) {
    return new LogRecord(PLACE.topic(), PLACE.partition(), offset, "k", content);
  }

  private static final class FakeDatabase implements Bisection.Writer {

    final Set<Long> rejected = new HashSet<>();
    final List<Long> written = new ArrayList<>();
    final List<Long> noted = new ArrayList<>();
    @Nullable SQLException failure;
    int failAfter = Integer.MAX_VALUE;
    int transactions;

    @Override
    public void write(List<LogRecord> batch, List<Move> moves) throws SQLException {
      if (failure != null) {
        throw failure;
      }
      if (failAfter-- <= 0) {
        throw new SQLException("terminating connection", "57P01");
      }
      for (LogRecord record : batch) {
        if (rejected.contains(record.offset()) && !(record.content() instanceof Unreadable)) {
          throw new SQLException("value too long", "22001");
        }
      }
      transactions++;
      for (LogRecord record : batch) {
        (record.content() instanceof Unreadable ? noted : written).add(record.offset());
      }
    }
  }
}
