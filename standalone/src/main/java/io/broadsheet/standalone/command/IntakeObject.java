package io.broadsheet.standalone.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Characters;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Moments;
import io.broadsheet.events.Original;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An intake object, read where no service is there to read it, as strictly as the service does. */
record IntakeObject(
    @Nullable JsonNode ref,
    @Nullable String url,
    @Nullable String key,
    @Nullable String source,
    @Nullable String html,
    @Nullable String text,
    @Nullable String title,
    @Nullable String byline,
    @Nullable String published,
    @Nullable String language,
    @Nullable String observed,
    @Nullable String lane,
    @Nullable Boolean restore) {

  private static final JsonMapper STRICT = EventJson.strict(new JsonFactory());
  private static final Map<String, Lane> LANES =
      Map.of("live", Lane.LIVE, "backfill", Lane.BACKFILL);
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  IntakeObject {
    url = Characters.given(url);
    key = Characters.given(key);
    source = Characters.given(source);
    html = Characters.given(html);
    text = Characters.given(text);
    title = Characters.given(title);
    byline = Characters.given(byline);
    published = Characters.given(published);
    language = Characters.given(language);
    observed = Characters.given(observed);
    lane = Characters.given(lane);
  }

  /** Its JSON, whatever is in it. */
  static JsonNode tree(byte[] json) throws IOException {
    return STRICT.readTree(json);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong with it, for people
   */
  static IntakeObject of(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("there must be a JSON object");
    }
    try {
      IntakeObject object = STRICT.treeToValue(json, IntakeObject.class);
      object.check();
      return object;
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "there is no member \"%s\"; there are %s"
              .formatted(
                  e.getPropertyName(),
                  e.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))),
          e);
    } catch (JsonMappingException e) {
      String member = e.getPath().isEmpty() ? "it" : e.getPath().get(0).getFieldName();
      throw new IllegalArgumentException("%s cannot be %s".formatted(member, json.path(member)), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private void check() {
    require((html == null) != (text == null), "give either html or text");
    require(key == null || source != null, "a key is unique within its source: give source too");
    require(lane == null || LANES.containsKey(lane), "lane is live or backfill");
    if (published != null) {
      moment("published", published);
    }
    require(
        !seen().isAfter(Instant.now().plus(CLOCK_SKEW)),
        "observed lies in the future; it is when you saw this");
    if (language != null) {
      checkLanguage(language);
    }
  }

  private static Instant moment(String member, String value) {
    try {
      return Moments.begin(value);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          member
              + " is RFC 3339 or a prefix of it: 2024-06-03T10:00:00Z, 2024-06-03, 2024-06, 2024",
          e);
    }
  }

  private static void checkLanguage(String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
    } catch (IllformedLocaleException e) {
      throw new IllegalArgumentException(
          "language is no BCP 47 tag; one looks like en or zh-Hans", e);
    }
  }

  private static void require(boolean met, String rule) {
    if (!met) {
      throw new IllegalArgumentException(rule);
    }
  }

  Original original() {
    return new Original(url, key, source, html, text, title, byline, published, language);
  }

  /** When its sender saw it: now, where that is not said. */
  Instant seen() {
    return observed == null ? Instant.now() : moment("observed", observed);
  }

  Lane inLane() {
    return lane == null ? Lane.LIVE : LANES.getOrDefault(lane, Lane.LIVE);
  }
}
