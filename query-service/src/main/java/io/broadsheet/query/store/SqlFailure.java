package io.broadsheet.query.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a database's refusal means. Only classes of SQLSTATE that speak of the values blame the
 * record; a lost connection, a full disk, a missing table are nobody's letter to be dead.
 */
final class SqlFailure {

  /** Data exception, integrity violation, check option, program limit exceeded, raised. */
  private static final Set<String> ABOUT_VALUES = Set.of("22", "23", "44", "54", "P0");

  /** Connection, rollback, resources, state, operator intervention, system error. */
  private static final Set<String> AWAY = Set.of("08", "40", "53", "55", "57", "58");

  private static final int LONGEST = 300;

  private SqlFailure() {}

  static boolean blamesTheRecord(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() == 5 && ABOUT_VALUES.contains(state.substring(0, 2));
  }

  /** Whether another attempt may well succeed: connections, resources, shutdowns, conflicts. */
  static boolean isAway(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() != 5 || AWAY.contains(state.substring(0, 2));
  }

  /** The first line alone: the details quote the row. */
  static String sentence(SQLException e) {
    String line = firstLine(e.getMessage());
    return e.getSQLState() == null ? line : line + " (" + e.getSQLState() + ")";
  }

  private static String firstLine(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
