package io.broadsheet.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.Receipt;
import io.broadsheet.fences.http.Problem;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One NDJSON request: reads line by line, appends, answers in the order of the lines.
 *
 * <p>Reading never waits for the client to read its answers, until they exceed a generous bound: a
 * client that sends everything before it reads anything does not deadlock.
 */
final class BulkIntake {

  private static final int MAX_UNACKNOWLEDGED = 1_000;
  private static final long MAX_UNREAD_BYTES = 8L * 1024 * 1024;

  private final Lines lines;
  private final Submissions submissions;
  private final ReceivedTopic received;
  private final LargeBodies.Place place;
  private final @Nullable String traceparent;
  private final Semaphore unacknowledged = new Semaphore(MAX_UNACKNOWLEDGED);
  private long unreadBytes;

  BulkIntake(
      InputStream body,
      HttpServerRequest request,
      Submissions submissions,
      ReceivedTopic received,
      LargeBodies.Place place) {
    this.lines =
        new Lines(
            decoded(body, request.getHeader("Content-Encoding")),
            Submissions.MAX_BYTES,
            place::awaitReading);
    this.submissions = submissions;
    this.received = received;
    this.place = place;
    this.traceparent = request.getHeader("traceparent");
  }

  /** What became of one line. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "BulkAnswer",
      example =
          "{\"line\": 1, \"state\": \"accepted\", \"id\": \"5f0c5c5e-6c5b-5a3e-9d0e-0f7f3c1b2a4d\","
              + " \"receipt\": \"7-1234\"}")
  record Answer(
      long line,
      @Schema(enumeration = {"accepted", "rejected"}) String state,
      @Nullable UUID id,
      @Nullable Receipt receipt,
      @Nullable Map<String, Object> problem) {

    static Answer rejected(long line, Problem problem) {
      return new Answer(line, "rejected", null, null, problem.members());
    }
  }

  private static InputStream decoded(InputStream body, @Nullable String encoding) {
    String name = encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT);
    try {
      return switch (name) {
        case "identity" -> body;
        case "gzip" -> new GZIPInputStream(new Streamed(body), 16 * 1024);
        default -> throw Problem.unsupported("Content-Encoding is gzip or identity here");
      };
    } catch (IOException e) {
      throw Problem.badRequest("the body is not gzip, as its Content-Encoding says");
    }
  }

  /** GZIPInputStream ends after a member where nothing is available: the next may be under way. */
  private static final class Streamed extends FilterInputStream {

    Streamed(InputStream body) {
      super(body);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  /** One line of answer a line, several at a time, while the request goes on. */
  Multi<byte[]> answers() {
    return Multi.createFrom()
        .<byte[]>emitter(
            answers -> {
              answers.onTermination(() -> wasRead(0));
              Infrastructure.getDefaultWorkerPool().execute(() -> run(answers));
            },
            BackPressureStrategy.BUFFER)
        .onItem()
        .invoke(lines -> wasRead(lines.length));
  }

  private void run(MultiEmitter<? super byte[]> answers) {
    InOrder<Answer> inOrder =
        new InOrder<>(
            Infrastructure.getDefaultWorkerPool(),
            lines -> {
              wasRead(-lines.length);
              answers.emit(lines);
            },
            answers::complete,
            answers::fail);
    try {
      while (awaitReader(answers)) {
        Lines.Line line = lines.next();
        if (line == null) {
          break;
        }
        unacknowledged.acquire();
        place.awaitHandling();
        CompletableFuture<Answer> answer = answer(line);
        place.close();
        inOrder.add(answer.whenComplete((done, failed) -> unacknowledged.release()));
      }
      inOrder.end();
    } catch (IOException e) {
      // A broken gzip stream can still be answered; a broken connection has nobody to answer.
      Log.debugf("an NDJSON body ended early: %s", e.toString());
      Problem problem =
          Problem.badRequest("the body cannot be read from here on; send the rest again");
      inOrder.add(CompletableFuture.completedFuture(Answer.rejected(lines.number() + 1, problem)));
      inOrder.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      inOrder.end();
    } catch (RuntimeException e) {
      Log.errorf(e, "an NDJSON request failed after line %d", lines.number());
      inOrder.add(CompletableFuture.failedFuture(e));
    } finally {
      place.close();
    }
  }

  private CompletableFuture<Answer> answer(Lines.Line line) throws InterruptedException {
    try {
      if (line.bytes() == null) {
        throw Submissions.tooLarge();
      }
      Arrival arrival = submissions.line(line.bytes(), traceparent);
      return received
          .appendWhenFree(arrival)
          .thenApply(receipt -> new Answer(line.number(), "accepted", arrival.id(), receipt, null))
          .exceptionally(
              failure -> {
                if (failure.getCause() instanceof Problem problem) {
                  return Answer.rejected(line.number(), problem);
                }
                throw new CompletionException(failure);
              });
    } catch (Problem problem) {
      return CompletableFuture.completedFuture(Answer.rejected(line.number(), problem));
    }
  }

  private synchronized void wasRead(int bytes) {
    unreadBytes -= bytes;
    notifyAll();
  }

  /** False when nobody will read any more. */
  private synchronized boolean awaitReader(MultiEmitter<?> answers) throws InterruptedException {
    while (unreadBytes >= MAX_UNREAD_BYTES && !answers.isCancelled()) {
      wait();
    }
    return !answers.isCancelled();
  }
}
