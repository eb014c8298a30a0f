package io.broadsheet.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One table of docs/benchmarks.md, printed when its measurements are done. */
final class Table {

  private final String title;
  private final List<String> rows = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    rows.add("| " + String.join(" | ", columns) + " |");
    rows.add("|" + "---|".repeat(columns.length));
  }

  Table row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell instanceof Double number ? number(number) : cell).append(" |");
    }
    rows.add(row.toString());
    return this;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  List<String> lines() {
    return rows;
  }

  void print() {
    System.out.println("\n### " + title + "\n");
    rows.forEach(System.out::println);
  }
}
