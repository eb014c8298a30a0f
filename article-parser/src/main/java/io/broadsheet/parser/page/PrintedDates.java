package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a page prints by its headline.
 *
 * <p>A page holds many dates: of comments, of other articles, today's. Its own stands close to the
 * headline, in a line that holds little else, or says what it is.
 */
final class PrintedDates {

  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)updat|correct|amend|modifi|edited|review|changed|revis|aktualis|geändert|bearbeitet|stand:?\\s*$|mis à jour|mise à jour|actualiz|aggiorn|bijgewerkt|gewijzigd|uppdater|oppdater|opdater|päivitet|güncel|обновл|измен|更新|수정|最終");
  private static final Pattern OTHER =
      Pattern.compile("(?i)copyright|©|expires|deadline|termin|event|bis zum|until|geburt|born");
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "(?i)publi|posted|created|written|released|veröff|erstellt|erschienen|datum|date|publicad|pubblicat|geplaatst|julkaist|yayın|опубл|发布|發布|公開|掲載|등록|입력|wurde am");
  private static final int LONGEST_LINE = 250;
  // "29.11.2022 – The minister has ...": a day before a text's first word.
  private static final Pattern OPENING =
      Pattern.compile("^\\d{1,2}\\.\\s?[^–—-]{4,20}\\s?[–—-]\\s");
  private static final int LONGEST_DAY = 24;
  private static final int LONGEST_LABEL = 30;
  private static final int MOST_WORDS = 12;
  private static final int MOST = 500;
  private static final int BEFORE = 600;
  private static final int AFTER = 1_500;

  /** A date: how far from the headline, and whether it is one of a change. */
  record Printed(String value, int distance, boolean changed) {

    boolean isNear() {
      return distance <= AFTER;
    }
  }

  private final Vicinity vicinity;
  private final @Nullable Boolean monthFirst;
  private final List<Printed> found = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  // A short line alone says what the next one is.
  private String label = "";
  private int at;
  private int headlineEnd = -1;

  private PrintedDates(Vicinity vicinity, @Nullable Boolean monthFirst) {
    this.vicinity = vicinity;
    this.monthFirst = monthFirst;
  }

  /** The dates, the closest to the headline first. */
  static List<Printed> of(Document document, Vicinity vicinity, @Nullable Boolean monthFirst) {
    PrintedDates dates = new PrintedDates(vicinity, monthFirst);
    NodeTraversor.filter(dates.new Lines(), document.body());
    dates.flush();
    int end = Math.max(0, dates.headlineEnd);
    return dates.found.stream()
        .map(date -> new Printed(date.value, distance(date.distance - end), date.changed))
        .sorted(Comparator.comparingInt(Printed::distance))
        .toList();
  }

  // What stands above the headline is as often the site's own.
  private static int distance(int offset) {
    return offset >= 0 ? offset : -offset * AFTER / BEFORE;
  }

  private void flush() {
    if (line.length() == 0) {
      return;
    }
    String text = Words.strip(line.toString());
    line.setLength(0);
    if (found.size() >= MOST) {
      return;
    }
    if (OPENING.matcher(text).find()) {
      read(text.substring(0, Math.min(text.length(), LONGEST_DAY)));
    } else if (text.length() <= LONGEST_LINE) {
      read(text);
    }
    if (!text.isEmpty()) {
      label = text.length() <= LONGEST_LABEL ? text : "";
    }
    at += text.length();
  }

  private void read(String text) {
    List<PrintedDay> days = PrintedDay.all(text, monthFirst);
    if (days.isEmpty()) {
      return;
    }
    int dated = days.stream().mapToInt(day -> day.end() - day.start()).sum();
    int words = Words.count(text) * (text.length() - dated) / text.length();
    int from = 0;
    for (PrintedDay day : days) {
      String label = (from == 0 ? this.label + " " : "") + text.substring(from, day.start());
      from = day.end();
      boolean says = PUBLISHED.matcher(label).find();
      if (!OTHER.matcher(label).find() && (words <= MOST_WORDS || says)) {
        found.add(new Printed(day.value(), at, CHANGED.matcher(label).find()));
      }
    }
  }

  private final class Lines implements NodeFilter {

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        Words.append(line, text.getWholeText());
        return FilterResult.CONTINUE;
      }
      if (!(node instanceof Element element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (vicinity.skips(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      String value = element.attributesSize() > 0 ? stamp(element) : null;
      if (value != null) {
        found.add(new Printed(value, at, CHANGED.matcher(label + line).find()));
        return FilterResult.SKIP_CHILDREN;
      }
      if (element.isBlock() || element.nameIs("br")) {
        flush();
      } else if (element.nameIs("span") || element.nameIs("a")) {
        // "by Ann Lee" and "May 3" may stand in two spans with nothing between them.
        Words.append(line, " ");
      }
      return FilterResult.CONTINUE;
    }

    private static @Nullable String stamp(Element element) {
      boolean stamped = element.hasAttr("datetime");
      boolean titled = element.hasAttr("title") && element.className().contains("publish");
      return stamped || titled ? Day.normalise(element.attr(stamped ? "datetime" : "title")) : null;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        flush();
      }
      if (vicinity.isHeadline(node)) {
        headlineEnd = at;
      }
      return FilterResult.CONTINUE;
    }
  }
}
