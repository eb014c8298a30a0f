package io.broadsheet.standalone.command;

import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.List;

/**
 * One thing that the doctor looked at.
 *
 * @param mend what to do about it; empty where all is well
 */
record Finding(Grade grade, String what, String mend) {

  enum Grade {
    OK("ok  ", Colour.GREEN),
    WARN("warn", Colour.YELLOW),
    BAD("bad ", Colour.RED);

    private final String word;
    private final Colour colour;

    Grade(String word, Colour colour) {
      this.word = word;
      this.colour = colour;
    }
  }

  static Finding ok(String what) {
    return new Finding(Grade.OK, what, "");
  }

  static Finding warn(String what, String mend) {
    return new Finding(Grade.WARN, what, mend);
  }

  static Finding bad(String what, String mend) {
    return new Finding(Grade.BAD, what, mend);
  }

  /** Prints them; the exit code. */
  static int report(List<Finding> findings, Terminal terminal, boolean json) {
    for (Finding finding : findings) {
      if (json) {
        terminal.json(finding);
        continue;
      }
      Grade grade = finding.grade;
      terminal.print(terminal.paint(grade.colour, grade.word) + "  " + finding.what);
      if (!finding.mend.isEmpty()) {
        terminal.print("      " + finding.mend);
      }
    }
    boolean bad = findings.stream().anyMatch(finding -> finding.grade == Grade.BAD);
    return bad ? Failure.SOME_FAILED : 0;
  }
}
