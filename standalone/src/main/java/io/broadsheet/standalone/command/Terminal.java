package io.broadsheet.standalone.command;

import io.broadsheet.events.EventJson;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where the command prints: results to standard output, what happens meanwhile to the other. */
final class Terminal {

  private static final String ESCAPE = "\u001b[";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean colour;
  private final boolean live;
  private final int width;

  Terminal(PrintStream out, PrintStream err, boolean colour, boolean live, int width) {
    this.out = out;
    this.err = err;
    this.colour = colour;
    this.live = live;
    this.width = width;
  }

  /** This process's own; the shell script knows what is a terminal, Java does not. */
  static Terminal ofProcess() {
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Boolean.getBoolean("broadsheet.out.terminal") && System.getenv("NO_COLOR") == null,
        Boolean.getBoolean("broadsheet.err.terminal"),
        Math.max(60, Integer.getInteger("broadsheet.width", 100)));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    // Whatever the locale says: articles are in all scripts.
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** A line of the result. */
  void print(String line) {
    out.println(line);
  }

  /** A line of JSON of the result. */
  void json(Object value) {
    out.println(new String(EventJson.bytes(value), StandardCharsets.UTF_8));
  }

  /** What happens meanwhile. */
  void say(String line) {
    wipe();
    err.println(line);
  }

  /** What went wrong. */
  void complain(String message) {
    wipe();
    err.println(colour(Colour.RED, "broadsheet: ") + message);
  }

  /** A line that the next one replaces; only where somebody watches. */
  void show(String line) {
    if (live) {
      err.print("\r" + ESCAPE + "K" + line);
      err.flush();
    }
  }

  void wipe() {
    if (live) {
      err.print("\r" + ESCAPE + "K");
    }
  }

  String colour(Colour colour, String text) {
    return this.colour ? ESCAPE + colour.code + "m" + text + ESCAPE + "0m" : text;
  }

  boolean hasColour() {
    return colour;
  }

  int width() {
    return width;
  }

  /** The few colours there are. */
  enum Colour {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }
}
