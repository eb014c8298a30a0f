package io.broadsheet.standalone.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of bytes, one at a time; of one that is longer than the bound, only that it is. */
final class Lines {

  private final InputStream in;
  private final int bound;
  private long read;

  Lines(InputStream in, int bound) {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.bound = bound;
  }

  /** The next line without its end; null at the end; longer than the bound: cut there. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(4_096);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      read++;
      if (line.size() <= bound) {
        line.write(b);
      }
    }
    read++;
    return line.toByteArray();
  }

  long read() {
    return read;
  }

  static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
