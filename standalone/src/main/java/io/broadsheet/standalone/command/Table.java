package io.broadsheet.standalone.command;

import io.broadsheet.standalone.command.Terminal.Colour;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns, long cells on several lines, no line wider than the terminal. */
final class Table {

  private static final String GAP = "  ";
  private static final int MOST_LINES = 3;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    rows.add(List.of(heads));
  }

  void row(String... cells) {
    // Nothing that an article says moves the cursor.
    rows.add(Arrays.stream(cells).map(Terminal::clean).toList());
  }

  void print(Terminal terminal) {
    List<String> lines = lines(terminal.width());
    terminal.print(terminal.paint(Colour.DIM, lines.get(0)));
    lines.stream().skip(1).forEach(terminal::print);
  }

  /** The lines, the first of them the heads, none wider than that. */
  List<String> lines(int width) {
    int last = rows.get(0).size() - 1;
    int[] widths = new int[last + 1];
    for (int i = 0; i <= last; i++) {
      int column = i;
      widths[i] = rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
    }
    int room = width - GAP.length() * last;
    for (int i = 0; i < last && IntStream.of(widths).sum() > room; i++) {
      widths[i] = Math.min(widths[i], room / 3);
    }
    widths[last] = Math.min(widths[last], room - IntStream.of(widths).limit(last).sum());
    return rows.stream().flatMap(row -> lines(row, widths).stream()).toList();
  }

  private static List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, widths.length).mapToObj(i -> wrap(row.get(i), widths[i])).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int y = 0; y < height; y++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String part = y < cells.get(i).size() ? cells.get(i).get(y) : "";
        line.append(part).append(" ".repeat(widths[i] - width(part))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** The text on a few lines at most; an ellipsis stands for the rest. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer) > width && !line.isEmpty()) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    List<String> kept = new ArrayList<>(lines.subList(0, Math.min(MOST_LINES, lines.size())));
    if (kept.size() < lines.size()) {
      kept.set(MOST_LINES - 1, kept.get(MOST_LINES - 1) + " …");
    }
    return kept.stream().map(each -> cut(each, width)).toList();
  }

  /** The text, or as much of it as fits with an ellipsis. */
  static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int c : text.codePoints().toArray()) {
      used += width(c);
      if (used > width) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.toString().stripTrailing() + "…";
  }

  /** Columns of a terminal: Han, kana and Hangul take two, combining marks none. */
  static int width(String text) {
    return text.codePoints().map(Table::width).sum();
  }

  private static int width(int codePoint) {
    if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
      return 0;
    }
    boolean wide =
        Character.isIdeographic(codePoint)
            || (codePoint >= 0x3000 && codePoint <= 0x30ff)
            || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
            || (codePoint >= 0xff01 && codePoint <= 0xff60)
            || (codePoint >= 0x1f300 && codePoint <= 0x1faff);
    return wide ? 2 : 1;
  }
}
