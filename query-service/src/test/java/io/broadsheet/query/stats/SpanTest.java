package io.broadsheet.query.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.index.EventMatcher;
import io.broadsheet.query.index.PublishedAt;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanTest {

  private static final List<String> ZONES =
      List.of(
          "UTC",
          "+00:00",
          "Europe/London",
          "Europe/Berlin",
          "America/New_York",
          "Asia/Shanghai",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "Atlantic/Azores");
  private static final Cursor START = new Cursor(new UUID(1, 2), List.of(0L));
  private static final Cursor END = new Cursor(new UUID(1, 2), List.of(1_000L));

  private final Random chance = new Random(24);
  private final EventMatcher matcher = new EventMatcher();

  @Test
  void aSpansQueryFindsJustWhatIsCountedThere() {
    List<String> times = IntStream.range(0, 300).mapToObj(n -> time()).toList();
    for (List<String> published :
        List.of(times, times.stream().filter(t -> t.length() > 7).toList())) {
      Chunk chunk = chunk(published);
      for (String zone : ZONES) {
        for (Bucket size : Bucket.values()) {
          Timeline timeline = new Timeline(size, ZoneId.of(zone));
          published.forEach(time -> timeline.add(PublishedAt.of(time), null));
          boolean alone = timeline.imprecise.articles() == 0;
          long counted = timeline.imprecise.articles();
          for (var each : timeline.spans()) {
            String query = new Span(size, each.getKey(), ZoneId.of(zone)).query(alone);
            assertThat(matcher.matching(new StandingQuery(Filter.parse(query)), chunk).events())
                .as(query)
                .hasSize((int) each.getValue().articles());
            counted += each.getValue().articles();
          }
          assertThat(counted).isEqualTo(published.size());
        }
      }
    }
  }

  /** About the turn of a year and of two summer times, where spans begin and end. */
  private String time() {
    String day =
        chance.nextBoolean() ? "2024-01-01" : chance.nextBoolean() ? "2024-03-31" : "2024-10-27";
    LocalDate date = LocalDate.parse(day).plusDays(chance.nextInt(5) - 2);
    return switch (chance.nextInt(6)) {
      case 0 -> date.toString().substring(0, 4);
      case 1 -> date.toString().substring(0, 7);
      case 2 -> date.toString();
      case 3 -> "%sT%02d:00:00Z".formatted(date, chance.nextInt(24));
      default -> "%sT%02d:%02d:59.999Z".formatted(date, chance.nextInt(24), chance.nextInt(60));
    };
  }

  private static Chunk chunk(List<String> published) {
    List<LogEvent> events = new ArrayList<>();
    for (int n = 0; n < published.size(); n++) {
      String json =
          "{\"type\":\"published\",\"data\":{\"title\":\"T\",\"published\":{\"value\":\"%s\"}}}"
              .formatted(published.get(n));
      events.add(new LogEvent(0, n, null, new UUID(0, n), Instant.EPOCH, "published", json));
    }
    return new Chunk(START, END, events);
  }
}
