package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plain text: paragraphs are divided by blank lines; where there are none, each line is one.
 *
 * <p>The first line is the title only where none is given, a blank line follows, and it does not
 * end in a full stop.
 */
public final class TextPage {

  private static final int LONGEST_TITLE = 300;
  private static final int FULL_LINE = 50;

  private TextPage() {}

  /** Reads plain text. */
  public static Page read(String text, @Nullable String givenTitle) {
    List<String> paragraphs =
        new ArrayList<>(paragraphs(text.replace("\r\n", "\n").replaceAll("[\ufeff\u00ad]", "")));
    boolean blankAfterFirst = hasBlankAfterFirstLine(text);
    String title = null;
    if (paragraphs.size() > 1) {
      String first = paragraphs.get(0).strip();
      if (givenTitle == null && blankAfterFirst && isTitle(first)) {
        title = first;
        paragraphs.remove(0);
      } else if (givenTitle != null && first.equalsIgnoreCase(givenTitle.strip())) {
        paragraphs.remove(0);
      }
    }
    String byline = null;
    if (paragraphs.size() > 1 && Byline.isByline(paragraphs.get(0))) {
      byline = paragraphs.remove(0).strip();
    }
    Dateline dateline = paragraphs.isEmpty() ? null : Dateline.of(paragraphs.get(0));
    if (dateline != null) {
      paragraphs.set(0, dateline.rest());
    }
    Credit credit = Credit.of(dateline == null ? null : dateline.wire(), byline, paragraphs);
    return new Page(
        title,
        null,
        null,
        byline,
        byline == null ? List.of() : Byline.authors(byline),
        dateline == null ? null : dateline.text(),
        credit == null ? null : credit.name(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        Completeness.FULL,
        "plain text is taken as whole",
        paragraphs.stream().map(paragraph -> new Page.Block(paragraph, Role.BODY)).toList(),
        List.of(),
        List.of(),
        null);
  }

  private static boolean isTitle(String line) {
    return line.length() <= LONGEST_TITLE
        && line.indexOf('\n') < 0
        && !line.endsWith(".")
        && !line.endsWith("。");
  }

  private static boolean hasBlankAfterFirstLine(String text) {
    List<String> lines = text.lines().dropWhile(String::isBlank).limit(2).toList();
    return lines.size() == 2 && lines.get(1).isBlank();
  }

  private static List<String> paragraphs(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    int first = 0;
    int last = lines.size();
    while (first < last && isBlank(lines.get(first))) {
      first++;
    }
    while (last > first && isBlank(lines.get(last - 1))) {
      last--;
    }
    List<String> inner = lines.subList(first, last);
    if (inner.stream().noneMatch(TextPage::isBlank)) {
      return inner;
    }
    List<String> paragraphs = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : inner) {
      if (!isBlank(line)) {
        open.add(line);
      } else if (!open.isEmpty()) {
        paragraphs.add(joined(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      paragraphs.add(joined(open));
    }
    return paragraphs;
  }

  /**
   * Lines that were only broken because they were full are one; those of a verse or a list stay.
   */
  private static String joined(List<String> lines) {
    boolean full =
        lines.stream().limit(lines.size() - 1).allMatch(line -> line.strip().length() >= FULL_LINE);
    return full
        ? lines.stream().map(String::strip).collect(Collectors.joining(" "))
        : String.join("\n", lines);
  }

  private static boolean isBlank(String line) {
    return line.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
