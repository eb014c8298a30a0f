package io.broadsheet.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.events.ArticleEvent;
import io.broadsheet.events.Articles;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Receipt;
import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProjectionTest {

  private static final UUID ID = UUID.fromString("5640486d-aa68-30d6-a7b7-6c958820361a");
  private static final String LEAST = "{\"id\":\"%s\",\"version\":2}".formatted(ID);
  private static final Map<String, String> HEADERS =
      Map.of("ce_type", "io.broadsheet.article.published.v1", "ce_time", "2024-06-03T10:00:00Z");

  @Test
  void readsAWholeEvent() {
    ArticleEvent event = Articles.event(ID, 1, new Receipt(3, 7));

    EventContent read =
        (EventContent)
            Projection.event(
                CloudEvents.headers(event.attributes()), EventJson.bytes(event.data()));

    assertThat(read.articleId()).isEqualTo(ID);
    assertThat(read.receipt()).isEqualTo("3-7");
    assertThat(read.domain()).isEqualTo("example.com");
    assertThat(read.sortAt()).isEqualTo("2024-06-03T00:00:00Z");
    assertThat(read.quotes())
        .singleElement()
        .satisfies(quote -> assertThat(quote.speakerName()).isEqualTo("Zhou"));
    assertThat(read.figures())
        .singleElement()
        .satisfies(figure -> assertThat(figure.value()).isEqualTo("5"));
  }

  @Test
  void refusesWhatNoLineOrHeaderCanCarry() {
    for (String odd : List.of("a\nevent:resync", "a\r", "ü", "")) {
      assertThat(Projection.event(with("ce_type", odd), utf8(LEAST)))
          .isInstanceOf(Unreadable.class);
      assertThat(Projection.event(with("ce_id", odd), utf8(LEAST))).isInstanceOf(Unreadable.class);
    }
    assertThat(Projection.event(with("ce_id", "a/1 ~"), utf8(LEAST)))
        .isInstanceOf(EventContent.class);
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> headers = new HashMap<>(HEADERS);
    headers.put(name, value);
    return headers;
  }

  @Test
  void takesTypesAndFieldsThatItDoesNotKnow() {
    Content read =
        Projection.event(
            Map.of("ce_type", "io.broadsheet.article.merged.v1", "ce_time", "2030-01-01T00:00:00Z"),
            utf8(
                "{\"id\":\"%s\",\"version\":2,\"quotes\":[{\"type\":\"sung\",\"pitch\":440}]}"
                    .formatted(ID)));

    assertThat(read)
        .isInstanceOfSatisfying(
            EventContent.class,
            event -> {
              assertThat(event.type()).isEqualTo("io.broadsheet.article.merged.v1");
              assertThat(event.quotes().get(0).type()).isEqualTo("sung");
            });
  }

  @Test
  void sortsByTheEarlierOfPublishedAndReceived() {
    assertThat(sortAt("2099-01-01")).isEqualTo("2024-06-04T00:00:00Z");
    assertThat(sortAt("2024-05")).isEqualTo("2024-05-01T00:00:00Z");
    assertThat(sortAt("+300000-01-01T00:00:00Z")).isEqualTo("2024-06-04T00:00:00Z");
  }

  @Test
  void saysWhatAnEventLacks() {
    assertThat(Projection.event(HEADERS, utf8("{"))).isInstanceOf(Unreadable.class);
    assertThat(Projection.event(HEADERS, utf8("[]"))).isInstanceOf(Unreadable.class);
    assertThat(Projection.event(HEADERS, utf8("{\"id\":7,\"version\":1}")))
        .isInstanceOf(Unreadable.class);
    assertThat(Projection.event(Map.of(), utf8("{\"id\":\"%s\",\"version\":1}".formatted(ID))))
        .isInstanceOf(Unreadable.class);
    assertThat(Projection.outcome(utf8("{\"receipt\":\"x\"}"))).isInstanceOf(Unreadable.class);
  }

  @Test
  void readsOutcomesOfKindsThatItDoesNotKnow() {
    Content read =
        Projection.outcome(
            utf8(
                "{\"receipt\":\"2-9\",\"outcome\":\"merged\",\"decided\":\"2024-06-03T10:00:00Z\"}"));

    assertThat(read)
        .isInstanceOfSatisfying(
            OutcomeContent.class,
            outcome -> {
              assertThat(outcome.receipt()).isEqualTo(new Receipt(2, 9));
              assertThat(outcome.outcome()).isEqualTo("merged");
            });
  }

  @Test
  void neverThrowsOnThePollingThread() {
    for (String poison : Poisons.EVENTS) {
      Content read = Projection.event(HEADERS, utf8(poison.formatted(ID)));
      assertThat(read).isInstanceOf(EventContent.class);
    }
    assertThat(new LogDeserializer().deserialize("articles.events", utf8("[".repeat(100_000))))
        .isInstanceOf(Unreadable.class);
  }

  private static Instant sortAt(String published) {
    Content read =
        Projection.event(
            HEADERS,
            utf8(
                "{\"id\":\"%s\",\"version\":1,\"received\":\"2024-06-04T00:00:00Z\",\"published\":{\"value\":\"%s\"}}"
                    .formatted(ID, published)));
    return ((EventContent) read).sortAt();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
