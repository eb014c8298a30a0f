package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
import io.broadsheet.fences.http.Problem;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One NDJSON request: reads line by line, appends, answers in the order of the lines.
 *
 * <p>Reading never waits for the client to read its answers, until they exceed a generous bound: a
 * client that sends everything before it reads anything does not deadlock.
 */
final class BulkIntake implements Runnable {

  private final Lines lines;
  private final Submissions submissions;
  private final ReceivedTopic received;
  private final MultiEmitter<? super byte[]> answers;
  private final Backlog backlog;
  private final Semaphore window;
  private final @Nullable String traceparent;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  BulkIntake(
      InputStream body,
      Submissions submissions,
      ReceivedTopic received,
      MultiEmitter<? super byte[]> answers,
      Backlog backlog,
      int window,
      @Nullable String traceparent) {
    this.lines = new Lines(body, Submission.MAX_BYTES);
    this.submissions = submissions;
    this.received = received;
    this.answers = answers;
    this.backlog = backlog;
    this.window = new Semaphore(window);
    this.traceparent = traceparent;
  }

  @Override
  public void run() {
    try {
      for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
        if (!backlog.awaitRoom()) {
          return;
        }
        window.acquire();
        answerInOrder(answer(line).whenComplete((answer, failure) -> window.release()));
      }
    } catch (IOException e) {
      // A broken gzip stream can still be answered; a broken connection has nobody to answer.
      Log.debugf("an NDJSON body ended early: %s", e.toString());
      answerInOrder(
          CompletableFuture.completedFuture(
              BulkAnswer.rejected(
                  lines.number() + 1,
                  Problem.badRequest(
                      "the body cannot be read from here on; send the rest again"))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      Log.errorf(e, "an NDJSON request failed after line %d", lines.number());
      last.whenComplete((done, failure) -> answers.fail(e));
      return;
    }
    last.whenComplete((done, failure) -> answers.complete());
  }

  private CompletableFuture<BulkAnswer> answer(Lines.Line line) throws InterruptedException {
    try {
      if (line.bytes() == null) {
        throw Submissions.tooLarge();
      }
      Arrival arrival = submissions.line(line.bytes(), traceparent);
      return received
          .appendWhenFree(arrival)
          .thenApply(receipt -> BulkAnswer.accepted(line.number(), arrival.id(), receipt))
          .exceptionally(failure -> BulkAnswer.rejected(line.number(), problem(failure)));
    } catch (Problem problem) {
      return CompletableFuture.completedFuture(BulkAnswer.rejected(line.number(), problem));
    }
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Problem problem) {
      return problem;
    }
    throw new CompletionException(cause);
  }

  private void answerInOrder(CompletableFuture<BulkAnswer> answer) {
    last =
        last.thenCombine(
            answer,
            (done, line) -> {
              byte[] json = line.json();
              backlog.add(json.length);
              answers.emit(json);
              return null;
            });
  }
}
