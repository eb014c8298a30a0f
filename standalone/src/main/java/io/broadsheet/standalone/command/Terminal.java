package io.broadsheet.standalone.command;

import io.broadsheet.events.EventJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the command prints: results to standard output, what happens meanwhile to the other.
 *
 * @param live whether somebody watches the other
 */
record Terminal(PrintStream out, PrintStream err, boolean colour, boolean live, int width) {

  private static final String ESCAPE = "\u001b[";
  private static final int BAR = 30;
  private static final String WIPE = "\r" + ESCAPE + "K";

  /** The few colours there are. */
  enum Colour {
    BOLD(1),
    DIM(2),
    RED(31),
    GREEN(32),
    YELLOW(33),
    CYAN(36);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** This process's own; the shell script knows what is a terminal, Java does not. */
  static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.getBoolean("broadsheet.out.terminal") && System.getenv("NO_COLOR") == null,
        Boolean.getBoolean("broadsheet.err.terminal"),
        Math.max(60, Integer.getInteger("broadsheet.width", 80)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    // Whatever the locale says: articles are in all scripts.
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** How much of something is done, as a bar. */
  static String bar(long done, long all) {
    int full = (int) Math.min(BAR, BAR * done / Math.max(1, all));
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
  }

  /** Words of somebody else's, without what would steer a terminal. */
  static String clean(String words) {
    return words
        .replaceAll("[\\s\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]+", " ")
        .strip();
  }

  /** A line of the result. */
  void print(String line) {
    out.println(line);
  }

  /** A line of JSON of the result. */
  void json(Object value) {
    print(new String(EventJson.bytes(value), StandardCharsets.UTF_8));
  }

  /**
   * Ends the command where nobody reads its results any more, as after {@code | head}.
   *
   * @throws Failure that has nothing to say
   */
  void requireReader() {
    if (out.checkError()) {
      throw Failure.failed("");
    }
  }

  /** What happens meanwhile. */
  void say(String line) {
    show("");
    err.println(line);
  }

  /** What went wrong. */
  void complain(String message) {
    say(paint(Colour.RED, "broadsheet: ") + message);
  }

  /** A line that the next one replaces; only where somebody watches. */
  void show(String line) {
    if (live) {
      err.print(WIPE + line);
      err.flush();
    }
  }

  String paint(Colour hue, String text) {
    return colour ? ESCAPE + hue.code + "m" + text + ESCAPE + "0m" : text;
  }
}
