package io.broadsheet.ingest.intake;

import io.broadsheet.events.EventJson;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Values that become known in any order, written as NDJSON in the order of their adding: each piece
 * holds as many lines as were known when it was written, without the last line's end.
 */
final class InOrder<T> {

  private static final int PIECE = 16 * 1024;

  private final Executor writer;
  private final Consumer<byte[]> pieces;
  private final Runnable end;
  private final Consumer<Throwable> failed;
  private final Queue<CompletableFuture<T>> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean ended;

  /**
   * @param writer runs what writes, one piece at a time
   * @param end called once, after the last piece
   * @param failed called instead where a value cannot become known
   */
  InOrder(Executor writer, Consumer<byte[]> pieces, Runnable end, Consumer<Throwable> failed) {
    this.writer = writer;
    this.pieces = pieces;
    this.end = end;
    this.failed = failed;
  }

  void add(CompletableFuture<T> value) {
    synchronized (this) {
      waiting.add(value);
    }
    value.whenComplete((known, failure) -> wake());
  }

  /** Nothing is added any more. */
  void end() {
    synchronized (this) {
      ended = true;
    }
    wake();
  }

  private synchronized void wake() {
    CompletableFuture<T> next = waiting.peek();
    if (!writing && (next == null ? ended : next.isDone())) {
      writing = true;
      writer.execute(this::write);
    }
  }

  private void write() {
    try {
      while (true) {
        byte[] piece;
        boolean over;
        synchronized (this) {
          piece = piece();
          over = ended && waiting.isEmpty() && piece.length == 0;
          // Once it is over, nothing wakes it again.
          writing = over || piece.length > 0;
        }
        if (over) {
          end.run();
        }
        if (piece.length == 0) {
          return;
        }
        pieces.accept(piece);
      }
    } catch (CompletionException e) {
      failed.accept(e.getCause());
    }
  }

  private byte[] piece() {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    CompletableFuture<T> next = waiting.peek();
    while (next != null && next.isDone() && piece.size() < PIECE) {
      if (piece.size() > 0) {
        if (next.isCompletedExceptionally()) {
          break;
        }
        piece.write('\n');
      }
      piece.writeBytes(EventJson.bytes(next.join()));
      waiting.remove();
      next = waiting.peek();
    }
    return piece.toByteArray();
  }
}
