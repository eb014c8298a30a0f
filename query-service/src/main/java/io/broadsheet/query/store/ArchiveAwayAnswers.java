package io.broadsheet.query.store;

import io.broadsheet.fences.http.Problem;
import io.quarkus.logging.Log;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A database that is away is a 503 for whoever reads, not a failure of this service. */
final class ArchiveAwayAnswers {

  private static final Problem AWAY =
      Problem.unavailable("PostgreSQL does not answer now; try again", Duration.ofSeconds(1));

  @ServerExceptionMapper
  Response away(ArchiveAway e) {
    return AWAY.answer().build();
  }

  @ServerExceptionMapper
  Response persistence(PersistenceException e) {
    SQLException sql = sqlIn(e);
    if (sql != null && SqlFailure.isAway(sql)) {
      return AWAY.answer().build();
    }
    Log.error("a read failed", e);
    return Problem.of(500, "this should not have happened; the service's log has it")
        .answer()
        .build();
  }

  private static @Nullable SQLException sqlIn(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
