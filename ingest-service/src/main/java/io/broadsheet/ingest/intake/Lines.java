package io.broadsheet.ingest.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, each bounded, with their numbers. */
final class Lines {

  private final InputStream in;
  private final int max;
  private final Runnable large;
  private final byte[] buffer = new byte[64 * 1024];
  private int from;
  private int to;
  private long number;

  /** Calls {@code large} while it reads a line that is. */
  Lines(InputStream in, int max, Runnable large) {
    this.in = in;
    this.max = max;
    this.large = large;
  }

  /** One line without its end; its bytes are absent where it was longer than the bound. */
  record Line(long number, byte @Nullable [] bytes) {}

  /** The next line that holds anything, or null at the end. */
  @Nullable Line next() throws IOException {
    while (true) {
      Line line = read();
      if (line == null || line.bytes == null || !isBlank(line.bytes)) {
        return line;
      }
    }
  }

  /** The number of the line last read; 0 before the first. */
  long number() {
    return number;
  }

  private @Nullable Line read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean any = false;
    while (true) {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
        if (to == 0) {
          return any ? line(line) : null;
        }
      }
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      if (line.size() > LargeBodies.SMALL) {
        large.run();
      }
      line.write(buffer, from, Math.min(end - from, max + 1 - line.size()));
      from = end;
      if (end < to) {
        from++;
        return line(line);
      }
    }
  }

  private Line line(ByteArrayOutputStream line) {
    number++;
    return new Line(number, line.size() > max ? null : line.toByteArray());
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
