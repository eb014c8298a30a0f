package io.broadsheet.ingest.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.Characters;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Moments;
import io.broadsheet.events.Original;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.http.Words;
import io.broadsheet.parser.charset.Charsets;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article as its sender describes it, before anything is checked. */
@Schema(
    description = "An article: html or text, and what is known about it.",
    example =
        "{\"url\": \"https://news.example/ai-race\", \"title\": \"The race\", \"text\": \"Alibaba"
            + " said on Monday ...\", \"published\": \"2024-06-03\", \"language\": \"en\"}")
public record Submission(
    @Nullable String url,
    @Nullable String key,
    @Nullable String html,
    @Nullable String text,
    @Nullable String title,
    @Nullable String byline,
    @Nullable String published,
    @Nullable String language,
    @Nullable String source,
    @Nullable String observed,
    @Nullable String lane,
    @Nullable Boolean restore) {

  /** The largest original, in bytes of UTF-8. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private static final JsonMapper STRICT =
      EventJson.strict(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(16)
                      .maxNameLength(1_000)
                      .maxNumberLength(100)
                      .build())
              .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
              .build());
  private static final List<String> MEMBERS =
      Stream.of(Submission.class.getRecordComponents()).map(c -> c.getName()).sorted().toList();
  // How far ahead of this machine's clock a sender's may be.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  public Submission {
    url = Characters.given(url);
    key = Characters.given(key);
    html = Characters.given(html);
    text = Characters.given(text);
    title = Characters.given(title);
    byline = Characters.given(byline);
    published = Characters.given(published);
    language = Characters.given(language);
    source = Characters.given(source);
    observed = Characters.given(observed);
    lane = Characters.given(lane);
  }

  /**
   * Reads the JSON form.
   *
   * @throws Problem 400 saying what is wrong, and where
   */
  static Submission read(byte[] json) {
    try {
      Submission read = STRICT.readValue(json, Submission.class);
      if (read == null) {
        throw Problem.badRequest("null is no article; there must be a JSON object");
      }
      return read;
    } catch (UnrecognizedPropertyException e) {
      throw unknown(e.getPropertyName());
    } catch (IOException e) {
      String notUtf8 = Charsets.notUtf8(json);
      if (notUtf8 != null) {
        throw Problem.badRequest(notUtf8);
      }
      // Within a member's value the reader wraps what the parser says.
      Throwable said = e.getCause() instanceof JsonParseException ? e.getCause() : e;
      throw said instanceof JsonMappingException mapping
          ? mismatched(mapping)
          : said instanceof JsonProcessingException malformed
              ? Problem.malformed(malformed)
              : Problem.badRequest("the body cannot be read as JSON");
    }
  }

  private static Problem unknown(String member) {
    Problem problem =
        Problem.parameter(
                Words.shortened(member),
                "there is no member \"%s\" here; there are %s"
                    .formatted(Words.shortened(member), String.join(", ", MEMBERS)))
            .with("known", MEMBERS);
    Words.nearest(member, MEMBERS).ifPresent(nearest -> problem.with("suggestion", nearest));
    return problem;
  }

  private static Problem mismatched(JsonMappingException e) {
    String member = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
    if (member == null) {
      return Problem.badRequest("there must be one JSON object, the article");
    }
    return Problem.parameter(
        member, member.equals("restore") ? "restore is true or false" : member + " is a string");
  }

  /**
   * The arrival that this is.
   *
   * @throws Problem 400 or 422 with the member and the reason
   */
  Arrival arrival(Instant now, @Nullable String traceparent) {
    requireOneText();
    bounded("url", url, Identity.MAX_URL);
    bounded("key", key, 20_000);
    bounded("source", source, 1_000);
    bounded("title", title, 5_000);
    bounded("byline", byline, 2_000);
    if (key != null && source == null) {
      throw Problem.parameter(
          "key", "a key is unique within its source only: give source beside key");
    }
    if (published != null) {
      moment("published", published);
    }
    requireLanguage();
    Original original =
        new Original(url, key, source, html, text, title, byline, published, language);
    Instant seen = observed == null ? now : moment("observed", observed);
    if (seen.isAfter(now.plus(CLOCK_SKEW))) {
      throw Problem.parameter("observed", "observed lies in the future; it is when you saw this");
    }
    return new Arrival(
        identity(original),
        original,
        knownLane(),
        seen,
        now,
        Boolean.TRUE.equals(restore),
        traceparent);
  }

  private void requireOneText() {
    if (html != null && text != null) {
      throw Problem.unprocessable(
          "both html and text are given, and only one can be the article: leave one out");
    }
    if (html == null && text == null) {
      throw Problem.unprocessable(
          url == null
              ? "nothing to parse: give html or text"
              : "nothing to parse: addresses are not fetched yet; give html or text beside url");
    }
  }

  private static Instant moment(String member, String value) {
    try {
      return Moments.begin(value);
    } catch (DateTimeException e) {
      throw Problem.parameter(
          member,
          member
              + " is RFC 3339 or a prefix of it, in the years 1000 to 9999: 2024-06-03T10:00:00Z,"
              + " 2024-06-03, 2024-06 or 2024");
    }
  }

  private void requireLanguage() {
    if (language == null) {
      return;
    }
    try {
      new Locale.Builder().setLanguageTag(language);
    } catch (IllformedLocaleException e) {
      throw Problem.parameter(
          "language", "language is no BCP 47 tag; one looks like en or zh-Hans");
    }
  }

  private UUID identity(Original original) {
    try {
      return Identity.of(original);
    } catch (IllegalArgumentException e) {
      String member = url == null ? "text" : "url";
      throw Problem.parameter(member, member + " cannot be used: " + e.getMessage());
    }
  }

  private Lane knownLane() {
    if (lane == null || lane.equals("live")) {
      return Lane.LIVE;
    }
    if (lane.equals("backfill")) {
      return Lane.BACKFILL;
    }
    throw Problem.parameter("lane", "lane is live or backfill");
  }

  private static void bounded(String member, @Nullable String value, int max) {
    if (value != null && value.length() > max) {
      throw Problem.parameter(member, member + " is longer than " + max + " characters");
    }
  }

  static @Nullable Boolean flag(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw Problem.parameter(name, name + " is true or false");
    }
    return value.equals("true");
  }
}
