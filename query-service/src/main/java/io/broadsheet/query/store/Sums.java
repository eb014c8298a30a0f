package io.broadsheet.query.store;

import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL holds, counted. */
@ApplicationScoped
public class Sums {

  private static final String RECONCILE = Sql.of("reconcile");
  private static final String COUNT_OUTCOMES = Sql.of("count-outcomes");

  private final Reads reads;
  private final KafkaTopics topics;

  Sums(Reads reads, KafkaTopics topics) {
    this.reads = reads;
    this.topics = topics;
  }

  /**
   * One partition's.
   *
   * @param outcomes by kind
   * @param backfilled how many of them are of arrivals that came by the backfill lane
   * @param said events that outcomes name
   * @param stored event rows
   * @param dead events that outcomes name and that are in the dead letters
   * @param missing events that outcomes name and that are neither
   * @param firstMissing their first offset
   * @param clashing events that outcomes name, of a version that an earlier one is of too
   * @param firstClashing their first offset
   * @param unsaid event rows that no outcome names
   * @param lostOutcomes outcomes in the dead letters
   */
  public record Partition(
      int partition,
      Map<String, Long> outcomes,
      long backfilled,
      long said,
      long stored,
      long dead,
      long missing,
      @Nullable Long firstMissing,
      long clashing,
      @Nullable Long firstClashing,
      long unsaid,
      long lostOutcomes) {}

  /** All partitions, of one state. */
  public List<Partition> byPartition() {
    return reads.snapshot(
        connection -> {
          Map<Integer, Decided> decided =
              Reads.result(connection, COUNT_OUTCOMES, none -> {}, Sums::decided);
          return Reads.rows(
              connection,
              RECONCILE,
              select -> {
                select.setString(1, topics.name(Topic.EVENTS));
                select.setString(2, topics.name(Topic.OUTCOMES));
                select.setInt(3, topics.partitions());
              },
              row -> partition(row, decided));
        });
  }

  private record Decided(Map<String, Long> outcomes, long backfilled) {
    static final Decided NONE = new Decided(Map.of(), 0);

    Decided and(String outcome, long count, long backfill) {
      Map<String, Long> all = new TreeMap<>(outcomes);
      all.put(outcome, count);
      return new Decided(all, backfilled + backfill);
    }
  }

  private static Map<Integer, Decided> decided(ResultSet rows) throws SQLException {
    Map<Integer, Decided> decided = new HashMap<>();
    while (rows.next()) {
      int partition = rows.getInt(1);
      Decided before = decided.getOrDefault(partition, Decided.NONE);
      decided.put(partition, before.and(rows.getString(2), rows.getLong(3), rows.getLong(4)));
    }
    return decided;
  }

  private static Partition partition(ResultSet row, Map<Integer, Decided> decided)
      throws SQLException {
    int partition = row.getInt("partition");
    Decided of = decided.getOrDefault(partition, Decided.NONE);
    return new Partition(
        partition,
        of.outcomes,
        of.backfilled,
        row.getLong("said"),
        row.getLong("stored"),
        row.getLong("dead"),
        row.getLong("missing"),
        row.getObject("first_missing", Long.class),
        row.getLong("clashing"),
        row.getObject("first_clashing", Long.class),
        row.getLong("unsaid"),
        row.getLong("lost"));
  }
}
