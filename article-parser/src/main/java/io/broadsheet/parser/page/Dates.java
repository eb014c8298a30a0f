package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.From;
import io.broadsheet.events.Metadata.Published.Candidate;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** When an article was published and changed: every date that its page offers, with its source. */
final class Dates {

  private static final int MOST = 10;
  // Names of meta tags without their signs: "article:published_time", "dc.date.issued", "pubdate".
  private static final Pattern PUBLISHED =
      Pattern.compile(
          "publi(?:shed|cation|sh)?(?:date|time|on|at)|datepubli|pubdate|issued|created|releasedate|sailthrudate|firstpub|displaydate|^cxense\\w*publishtime$");
  private static final Pattern PLAIN = Pattern.compile("(?:dc|dcterms)?date|article:?date");
  private static final Pattern MODIFIED =
      Pattern.compile("modifi|updated|lastmod|dateupdate|revised");
  private static final Pattern IN_ADDRESS =
      Pattern.compile(
          "[/-]((?:19|20)\\d{2}(?:/\\d{1,2}/\\d{1,2}|-\\d{1,2}-\\d{1,2}|\\d{4}))(?=[/_+-]|$)|[/-]\\d{1,2}-\\d{1,2}-(?:19|20)\\d{2}(?=[/-]|$)");
  private static final Pattern DIVIDER = Pattern.compile("\\s+[|–-]\\s+");
  private static final Set<String> DAY_FIRST =
      Set.of("GB", "AU", "NZ", "IE", "IN", "ZA", "SG", "HK", "MT", "KE", "NG", "PK");

  private final Set<Candidate> published = new LinkedHashSet<>();
  private final Set<Candidate> changed = new LinkedHashSet<>();

  private Dates() {}

  static Dates of(
      Document document,
      Tags tags,
      JsonLd data,
      Map<String, String> metas,
      Vicinity vicinity,
      @Nullable String language) {
    Dates dates = new Dates();
    dates.add(dates.published, data.text("datePublished"), From.JSON_LD);
    dates.add(dates.changed, data.text("dateModified"), From.JSON_LD);
    metas.forEach(
        (name, value) -> {
          String bare = Words.fold(name);
          if (MODIFIED.matcher(bare).find()) {
            dates.add(dates.changed, value, From.META);
          } else if (PUBLISHED.matcher(bare).find()) {
            dates.add(dates.published, value, From.META);
          }
        });
    for (Element marked : tags.marked().filter(Dates::isPublished).toList()) {
      String value = marked.attr(marked.hasAttr("datetime") ? "datetime" : "content");
      dates.add(dates.published, value.isEmpty() ? Words.of(marked) : value, From.HTML);
    }
    Matcher address = IN_ADDRESS.matcher(document.location());
    if (address.find()) {
      dates.add(dates.published, address.group().substring(1), From.URL);
    }
    for (String name : List.of("og:title", "twitter:title")) {
      dates.addDivided(metas.get(name));
    }
    dates.addDivided(tags.title());
    List<PrintedDates.Printed> printed =
        PrintedDates.of(document, vicinity, monthFirst(document, language));
    dates.print(printed, true);
    // A tag called no more than "date" tells the day of saving as often.
    metas.forEach(
        (name, value) -> {
          if (PLAIN.matcher(Words.fold(name)).matches()) {
            dates.add(dates.published, value, From.META);
          }
        });
    // At the foot of a text, where nothing else tells.
    if (dates.published.isEmpty() && dates.changed.isEmpty()) {
      dates.print(printed, false);
    }
    return dates;
  }

  private static boolean isPublished(Element marked) {
    return marked.nameIs("time") && marked.hasAttr("pubdate")
        || marked.attr("itemprop").toLowerCase(Locale.ROOT).contains("datepublished");
  }

  List<Candidate> published() {
    List<Candidate> candidates = new ArrayList<>(published);
    if (candidates.isEmpty()) {
      // A page that only tells its last change was published then at the latest.
      candidates.addAll(changed);
    }
    raise(candidates, Dates::isLocal);
    raise(candidates, Dates::isFuller);
    return candidates;
  }

  List<Candidate> modified() {
    return List.copyOf(changed);
  }

  /** Puts first what says the first candidate's date better. */
  private static void raise(
      List<Candidate> candidates, BiPredicate<Candidate, Candidate> isBetter) {
    for (int i = 1; i < candidates.size(); i++) {
      if (isBetter.test(candidates.get(0), candidates.get(i))) {
        candidates.add(0, candidates.remove(i));
        return;
      }
    }
  }

  /** Whether a date is the same day with its time. */
  private static boolean isFuller(Candidate day, Candidate other) {
    return day.value().length() == 10
        && other.value().length() > 10
        && other.value().startsWith(day.value());
  }

  /**
   * Whether a date says by its reader's clock what an instant says in UTC: the same instant with an
   * offset, or the neighbouring day that it falls on somewhere.
   */
  private static boolean isLocal(Candidate first, Candidate candidate) {
    String utc = first.value();
    String other = candidate.value();
    if (!utc.endsWith("Z") && !utc.endsWith("+00:00")) {
      return false;
    }
    OffsetDateTime instant = OffsetDateTime.parse(utc);
    if (other.length() > 10) {
      OffsetDateTime same = OffsetDateTime.parse(other);
      return same.toInstant().equals(instant.toInstant())
          && same.getOffset().getTotalSeconds() != 0;
    }
    if (other.length() < 10 || candidate.from() == From.HTML) {
      return false;
    }
    LocalDate day = instant.toLocalDate();
    return LocalDate.parse(other)
        .equals(instant.getHour() < 12 ? day.minusDays(1) : day.plusDays(1));
  }

  private void print(List<PrintedDates.Printed> printed, boolean near) {
    for (PrintedDates.Printed date : printed) {
      if (date.isNear() == near) {
        add(date.changed() ? changed : published, date.value(), From.HTML);
      }
    }
  }

  /** A day that a title is followed or preceded by: "Bridge closed | 12.03.2021". */
  private void addDivided(@Nullable String title) {
    for (String part : DIVIDER.split(title == null || title.length() > 500 ? "" : title)) {
      List<PrintedDay> days = PrintedDay.all(part, null);
      if (days.size() == 1 && days.get(0).end() - days.get(0).start() == part.length()) {
        add(published, days.get(0).value(), From.META);
      }
    }
  }

  private void add(Set<Candidate> dates, @Nullable String printed, From from) {
    String value = Day.normalise(printed);
    if (value != null && dates.size() < MOST) {
      dates.add(new Candidate(value, from));
    }
  }

  /** Whether 3/4/2025 is in March: so print Americans; where nothing tells, null. */
  private static @Nullable Boolean monthFirst(Document document, @Nullable String language) {
    Locale locale = Locale.forLanguageTag(language == null ? "" : language.replace('_', '-'));
    String host = document.location().replaceFirst("^[a-z]+://([^/:?#]*).*$", "$1");
    String domain = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    String country =
        locale.getCountry().isEmpty() || domain.length() == 2 ? domain : locale.getCountry();
    if (locale.getLanguage().isEmpty()) {
      return null;
    }
    return locale.getLanguage().equals("en")
        && !DAY_FIRST.contains(country.equals("UK") ? "GB" : country);
  }
}
