package io.broadsheet.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which wordings are of an origin that has more than one article, kept in memory: who counts asks
 * for each article. Some 80 bytes a wording that is shared.
 */
@ApplicationScoped
public class SharedOrigins {

  private static final String READ = Sql.of("shared-origins");

  private final Reads reads;
  private final Map<Long, Long> origins = new ConcurrentHashMap<>();
  // Guarded by this.
  private long seen;

  SharedOrigins(Reads reads) {
    this.reads = reads;
  }

  /** Reads what changed since the last time. */
  public synchronized void refresh() {
    seen =
        reads.result(
            READ,
            select -> {
              select.setLong(1, seen);
              select.setLong(2, seen);
            },
            this::read);
  }

  private long read(ResultSet rows) throws SQLException {
    long last = seen;
    while (rows.next()) {
      last = rows.getLong("seen");
      long wording = rows.getLong("id");
      if (rows.wasNull()) {
        continue;
      }
      long origin = rows.getLong("origin");
      if (rows.getBoolean("shared")) {
        origins.put(wording, origin);
        // Which may be of a single article itself.
        origins.putIfAbsent(origin, origin);
      } else {
        origins.computeIfPresent(wording, (id, before) -> origin);
      }
    }
    return last;
  }

  /** The origin of a wording; null where only one article is of it. */
  public @Nullable Long of(long wording) {
    return origins.get(wording);
  }
}
