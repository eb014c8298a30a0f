package io.broadsheet.query.store;

import io.broadsheet.fences.http.Problem;
import io.quarkus.logging.Log;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A database that is away is a 503 for whoever reads, not a failure of this service. */
final class ArchiveAwayAnswers {

  private static final Problem PROBLEM =
      Problem.unavailable("PostgreSQL does not answer now; try again", Duration.ofSeconds(1));

  @ServerExceptionMapper
  Response away(ArchiveAway e) {
    return answer();
  }

  @ServerExceptionMapper
  Response persistence(PersistenceException e) {
    SQLException sql = sqlIn(e);
    if (sql != null && SqlFailure.isAway(sql)) {
      return answer();
    }
    Log.error("a read failed", e);
    return answer(Problem.of(500, "this should not have happened; the service's log has it"));
  }

  private static @Nullable SQLException sqlIn(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static Response answer() {
    return answer(PROBLEM);
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds())
        .entity(problem.members())
        .build();
  }
}
