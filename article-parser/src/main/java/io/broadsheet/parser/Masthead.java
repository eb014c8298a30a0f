package io.broadsheet.parser;

import io.broadsheet.events.Identity;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.From;
import io.broadsheet.events.Metadata.Published;
import io.broadsheet.events.Metadata.Published.Candidate;
import io.broadsheet.events.Original;
import io.broadsheet.parser.page.Byline;
import io.broadsheet.parser.page.Day;
import io.broadsheet.parser.page.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands above the article: what the sender says comes before what the page says. */
final class Masthead {

  private Masthead() {}

  // Clocks differ.
  private static final Duration SKEW = Duration.ofMinutes(10);
  // A day begins in the east so long before it does in UTC.
  private static final Duration EAST = Duration.ofHours(14);
  private static final int DAY = 10;

  static Metadata of(
      Original original, Page page, @Nullable String language, @Nullable Instant observed) {
    String url = normalised(original.url());
    String byline = first(original.byline(), page.byline());
    String given = given(original.byline());
    List<Author> authors = given == null ? page.authors() : Byline.authors(given);
    Metadata.Origin.Kind kind =
        page.credit() == null ? Metadata.Origin.Kind.UNKNOWN : Metadata.Origin.Kind.WIRE;
    return new Metadata(
        url,
        normalised(page.canonical()),
        new Metadata.Source(first(original.source(), page.site()), domain(url, page), null),
        new Metadata.Origin(kind, page.credit()),
        first(original.title(), page.title()),
        page.standfirst(),
        page.section(),
        byline == null ? null : new Metadata.Byline(byline, authors),
        page.dateline(),
        published(original, page, observed),
        dated(page.modified(), observed),
        language);
  }

  /** The calendar day of publication, where it is known to the day. */
  static @Nullable LocalDate day(@Nullable Published published) {
    return published == null || published.value().length() < 10
        ? null
        : LocalDate.parse(published.value().substring(0, 10));
  }

  private static @Nullable Published published(
      Original original, Page page, @Nullable Instant observed) {
    List<Candidate> candidates = new ArrayList<>();
    String given = Day.normalise(given(original.published()));
    if (given != null) {
      candidates.add(new Candidate(given, From.GIVEN));
    }
    page.published().stream().filter(c -> !candidates.contains(c)).forEach(candidates::add);
    return dated(candidates, observed);
  }

  /** The first that somebody can have seen; the others stay among the candidates. */
  private static @Nullable Published dated(List<Candidate> found, @Nullable Instant observed) {
    Instant now = observed == null ? Instant.MAX : observed;
    List<Candidate> candidates =
        found.stream()
            .map(candidate -> believed(candidate, now))
            .distinct()
            .sorted(Comparator.comparing(candidate -> isAhead(candidate, now)))
            .toList();
    if (candidates.isEmpty() || isAhead(candidates.get(0), now)) {
      return null;
    }
    Candidate chosen = candidates.get(0);
    return new Published(chosen.value(), Day.precision(chosen.value()), chosen.from(), candidates);
  }

  /** A time that has not come yet has a wrong zone; its day stands. */
  private static Candidate believed(Candidate candidate, Instant now) {
    if (!isAhead(candidate, now)) {
      return candidate;
    }
    Candidate day =
        new Candidate(
            candidate.value().substring(0, Math.min(DAY, candidate.value().length())),
            candidate.from());
    return isAhead(day, now) ? candidate : day;
  }

  private static boolean isAhead(Candidate candidate, Instant now) {
    String value = candidate.value();
    if (value.length() > DAY) {
      return OffsetDateTime.parse(value).toInstant().minus(SKEW).isAfter(now);
    }
    LocalDate first = LocalDate.parse((value + "-01-01").substring(0, DAY));
    return first.atStartOfDay(ZoneOffset.UTC).toInstant().minus(EAST).isAfter(now);
  }

  private static @Nullable String domain(@Nullable String url, Page page) {
    String address = url != null ? url : normalised(page.canonical());
    if (address == null) {
      return null;
    }
    String host = URI.create(address).getHost();
    if (host == null) {
      return null;
    }
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("www.") ? lower.substring(4) : lower;
  }

  private static @Nullable String normalised(@Nullable String url) {
    if (url == null || url.isBlank()) {
      return null;
    }
    try {
      return Identity.normalise(url);
    } catch (IllegalArgumentException e) {
      // An address that identity refuses is no address; intake says so, the reading goes on.
      return null;
    }
  }

  private static @Nullable String first(@Nullable String given, @Nullable String read) {
    String value = given(given);
    return value != null ? value : read;
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
