package io.broadsheet.query.store;

import io.broadsheet.query.store.LogRecord.Place;
import io.broadsheet.query.store.LogRecord.Unreadable;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a batch in as few transactions as it can: one; where the database rejects that, each half,
 * down to the one record that it will not have, which is set aside alone.
 */
final class Bisection {

  private static final Long LOST = Long.MAX_VALUE;

  private final Writer writer;
  private final SetAside aside;
  private final Map<Place, Long> positions;

  /**
   * @param positions where the store stands, moved with each transaction
   */
  Bisection(Writer writer, SetAside aside, Map<Place, Long> positions) {
    this.writer = writer;
    this.aside = aside;
    this.positions = positions;
  }

  /**
   * Writes the records that are not below the positions. Without a position, a partition was given
   * to another instance meanwhile.
   *
   * @throws SQLException when the database could not be asked; nothing is said about the records
   */
  void write(List<LogRecord> batch) throws SQLException, PositionConflict {
    List<LogRecord> fresh =
        batch.stream()
            .filter(record -> record.offset() >= positions.getOrDefault(record.place(), LOST))
            .toList();
    for (LogRecord record : fresh) {
      if (record.content() instanceof Unreadable unreadable) {
        aside.deadLetter(record, unreadable.reason());
      }
    }
    if (!fresh.isEmpty()) {
      writeOrHalve(fresh);
    }
  }

  private void writeOrHalve(List<LogRecord> batch) throws SQLException, PositionConflict {
    List<Move> moves = Move.of(batch, positions);
    try {
      writer.write(batch, moves);
      moves.forEach(move -> positions.put(move.place(), move.next()));
      return;
    } catch (SQLException e) {
      if (!SqlFailure.blamesTheRecord(e)) {
        throw e;
      }
      if (batch.size() == 1) {
        setAside(batch.get(0), e);
        return;
      }
    }
    int half = batch.size() / 2;
    writeOrHalve(batch.subList(0, half));
    writeOrHalve(batch.subList(half, batch.size()));
  }

  private void setAside(LogRecord record, SQLException rejection)
      throws SQLException, PositionConflict {
    if (record.content() instanceof Unreadable) {
      // Not even the note of it could be written: that is the database's trouble.
      throw rejection;
    }
    LogRecord noted = record.unstorable(SqlFailure.sentence(rejection));
    write(List.of(noted));
  }

  /** One transaction: rows, and the moves, all of which must hold. */
  interface Writer {
    void write(List<LogRecord> batch, List<Move> moves) throws SQLException, PositionConflict;
  }

  /** Where a record goes that cannot be stored. */
  interface SetAside {
    /** Returns once the dead letter is safe. */
    void deadLetter(LogRecord record, String reason);

    /** The same, but with one letter for a record, however often it is tried. */
    default SetAside once() {
      Set<String> sent = new HashSet<>();
      return (record, reason) -> {
        String position = record.place() + "-" + record.offset();
        if (!sent.contains(position)) {
          deadLetter(record, reason);
          sent.add(position);
        }
      };
    }
  }
}
