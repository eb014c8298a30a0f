package io.broadsheet.query.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.exports.ExportsResource.Asked;
import io.broadsheet.query.index.ArticleIndex;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.lists.Fields;
import io.broadsheet.query.lists.ListAnswer;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Line;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Reads a list to its end as fast as its reader takes it. */
@ApplicationScoped
class Exports {

  /** Each holds a piece of its list in memory, however slowly its reader reads. */
  private static final int AT_ONCE = 16;

  private final Lists lists;
  private final ArticleIndex index;
  private final AtLeast atLeast;
  private final Semaphore free = new Semaphore(AT_ONCE);

  Exports(Lists lists, ArticleIndex index, AtLeast atLeast, MeterRegistry meters) {
    this.lists = lists;
    this.index = index;
    this.atLeast = atLeast;
    Gauge.builder("broadsheet.exports", free, it -> AT_ONCE - it.availablePermits())
        .description("exports that go on")
        .register(meters);
  }

  /** How lines are written. */
  enum Format {
    NDJSON,
    CSV;

    /** The line breaks between pieces of NDJSON, and the last, are the server's. */
    private byte[] bytes(Fields fields, List<Line> piece, boolean first) {
      if (this == NDJSON) {
        return Line.joined("", fields.of(piece), "\n", "");
      }
      StringBuilder rows = new StringBuilder(first ? Csv.header(fields.columns()) : "");
      piece.forEach(line -> rows.append(Csv.row(fields.cells(line))));
      return rows.toString().getBytes(UTF_8);
    }
  }

  /**
   * A list as a file.
   *
   * @param kind of facts; null for articles
   */
  Multi<byte[]> export(
      @Nullable Facts kind, Format format, Asked asked, HttpServerResponse response) {
    Fields fields =
        kind == null ? Fields.ofArticles(asked.fields()) : Fields.of(kind, asked.fields());
    Filter filter = asked.q() == null ? null : QueryParameter.of(asked.q());
    atLeast.await(asked.atLeast(), filter != null);
    if (!free.tryAcquire()) {
      throw Problem.tooMany(
          "%d exports go on at once, and as many do".formatted(AT_ONCE), Duration.ofSeconds(5));
    }
    AtomicBoolean held = new AtomicBoolean(true);
    Runnable release =
        () -> {
          if (held.getAndSet(false)) {
            free.release();
          }
        };
    try {
      Cursor at = filter == null ? lists.extent().at() : index.position();
      boolean whole = kind == null && fields.areGiven();
      Pieces pieces = new Pieces(lists, index, kind, whole, filter, at);
      // What cannot be read at all is still a problem; later only the connection can say so.
      List<Line> first = pieces.next();
      String list = kind == null ? "articles" : kind.name().toLowerCase(Locale.ROOT);
      response
          .putHeader(
              HttpHeaders.CONTENT_DISPOSITION,
              "attachment; filename=\"%s.%s\""
                  .formatted(list, format.name().toLowerCase(Locale.ROOT)))
          .putHeader("Link", ListAnswer.follow(asked.q(), at));
      return pieces(first, pieces, response)
          .map(piece -> format.bytes(fields, piece, piece == first))
          .onFailure()
          .invoke(
              failure -> {
                Log.error("an export broke off", failure);
                response.reset();
              })
          .onTermination()
          .invoke(release);
    } catch (RuntimeException e) {
      release.run();
      throw e;
    }
  }

  /** The first piece even where it is empty, then one after the other, one read ahead. */
  private static Multi<List<Line>> pieces(
      List<Line> first, Pieces pieces, HttpServerResponse response) {
    Multi<List<Line>> rest =
        Multi.createBy()
            .repeating()
            .uni(
                () ->
                    Uni.createFrom()
                        // To one who has gone away any number of pieces could be written.
                        .item(() -> response.closed() ? List.<Line>of() : pieces.next())
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
            .whilst(piece -> !piece.isEmpty())
            .filter(piece -> !piece.isEmpty())
            .emitOn(Infrastructure.getDefaultWorkerPool(), 1);
    return Multi.createBy().concatenating().streams(Multi.createFrom().item(first), rest);
  }
}
