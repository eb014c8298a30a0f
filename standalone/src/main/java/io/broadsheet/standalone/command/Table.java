package io.broadsheet.standalone.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in columns as wide as they need, the widest cut until a line fits. */
final class Table {

  private static final String GAP = "  ";
  private static final int LEAST = 8;

  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    this.heads = List.of(heads);
  }

  void row(String... cells) {
    rows.add(Arrays.stream(cells).map(cell -> cell.replaceAll("\\s+", " ").strip()).toList());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lines, the first of them the heads, none wider than that. */
  List<String> lines(int width) {
    int[] widths = new int[heads.size()];
    List<List<String>> all = new ArrayList<>();
    all.add(heads);
    all.addAll(rows);
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    fit(widths, width - GAP.length() * (widths.length - 1));
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static void fit(int[] widths, int room) {
    while (Arrays.stream(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= LEAST) {
        return;
      }
      widths[widest]--;
    }
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(row.get(i), widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
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
    return cut.append('…').toString();
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
