package io.broadsheet.parser.page;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "22 May 2024", "June 26, 2024", "16. Februar 2024": days in words, in several languages. */
final class PrintedDay {

  private static final Map<String, Integer> MONTHS = months();
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s(?:de\\s)?(\\p{L}{3,12})\\.?,?\\s(?:de\\s)?(\\d{4})(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)");
  private static final Pattern DOTTED =
      Pattern.compile("(?<!\\d)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)");

  private PrintedDay() {}

  static @Nullable String find(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    while (dayFirst.find()) {
      String day = day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
      if (day != null) {
        return day;
      }
    }
    Matcher monthFirst = MONTH_FIRST.matcher(text);
    while (monthFirst.find()) {
      String day = day(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2));
      if (day != null) {
        return day;
      }
    }
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.find()) {
      int month = Integer.parseInt(dotted.group(2));
      return date(dotted.group(3), month, dotted.group(1));
    }
    return null;
  }

  private static @Nullable String day(String year, String month, String day) {
    Integer number = MONTHS.get(month.toLowerCase(Locale.ROOT));
    return number == null ? null : date(year, number, day);
  }

  private static @Nullable String date(String year, int month, String day) {
    int y = Integer.parseInt(year);
    int d = Integer.parseInt(day);
    boolean valid =
        y >= 1800
            && y <= 2099
            && month >= 1
            && month <= 12
            && d >= 1
            && d <= java.time.YearMonth.of(y, month).lengthOfMonth();
    return valid ? LocalDate.of(y, month, d).toString() : null;
  }

  private static Map<String, Integer> months() {
    String[] names = {
      "january jan januar januari janvier janv enero gennaio janeiro stycznia ocak",
      "february feb februar februari février févr febrero febbraio fevereiro lutego şubat",
      "march mar märz mars marzo março maart marca mart marts",
      "april apr avril abril aprile kwietnia nisan",
      "may mai mayo maggio maio mei maj maja mayıs",
      "june jun juni juin junio giugno junho czerwca haziran",
      "july jul juli juillet juil julio luglio julho lipca temmuz",
      "august aug août agosto augusti augustus sierpnia ağustos",
      "september sep sept septembre septiembre settembre setembro września eylül",
      "october oct okt oktober octobre octubre ottobre outubro października ekim",
      "november nov novembre noviembre novembro listopada kasım",
      "december dec dez dezember décembre déc diciembre dicembre dezembro grudnia aralık"
    };
    Map<String, Integer> months = new HashMap<>();
    for (int month = 0; month < names.length; month++) {
      for (String name : names[month].split(" ")) {
        months.put(name, month + 1);
      }
    }
    return Map.copyOf(months);
  }
}
