package io.broadsheet.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An article as its sender describes it, the same wherever one is handed in: strictly read, then
 * checked by {@link #arrival}.
 */
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

  /** Its members, sorted. */
  public static final List<String> MEMBERS =
      Stream.of(Submission.class.getRecordComponents()).map(c -> c.getName()).sorted().toList();

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
  private static final String NOTHING = "";
  // How far ahead of this machine's clock a sender's may be.
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** What is blank is not given; of html and text it is said, where it is all there is. */
  public Submission {
    url = Characters.given(url);
    key = Characters.given(key);
    html = html == null ? null : Objects.requireNonNullElse(Characters.given(html), NOTHING);
    text = text == null ? null : Objects.requireNonNullElse(Characters.given(text), NOTHING);
    title = Characters.given(title);
    byline = Characters.given(byline);
    published = Characters.given(published);
    language = Characters.given(language);
    source = Characters.given(source);
    observed = Characters.given(observed);
    lane = Characters.given(lane);
  }

  /** What is wrong with one, for its sender. */
  public static final class Unfit extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final @Nullable String member;
    private final String reason;
    private final boolean textless;

    private Unfit(
        @Nullable String member, String reason, boolean textless, @Nullable Throwable cause) {
      super(reason, cause);
      this.member = member;
      this.reason = reason;
      this.textless = textless;
    }

    /** The member that is wrong; null where it is all of it. */
    public @Nullable String member() {
      return member;
    }

    /** What is wrong, and what there is instead. */
    public String reason() {
      return reason;
    }

    /** Whether all is well with it but that there is not one text to parse. */
    public boolean isTextless() {
      return textless;
    }
  }

  /**
   * Reads the JSON form.
   *
   * @throws JsonProcessingException when it is malformed, with the place
   * @throws Unfit when it is another object, or none
   */
  public static Submission read(byte[] json) throws IOException {
    return read(() -> STRICT.readValue(json, Submission.class));
  }

  /** The same of what {@link #tree} gave. */
  public static Submission of(JsonNode json) throws IOException {
    return read(() -> STRICT.treeToValue(json, Submission.class));
  }

  /** JSON as strictly read, whatever is in it. */
  public static JsonNode tree(byte[] json) throws IOException {
    return STRICT.readTree(json);
  }

  private interface Reading {
    @Nullable Submission read() throws IOException;
  }

  private static Submission read(Reading reading) throws IOException {
    try {
      Submission read = reading.read();
      if (read == null) {
        throw unfit(null, "null is no article; there must be a JSON object", null);
      }
      return read;
    } catch (UnrecognizedPropertyException e) {
      throw unfit(
          e.getPropertyName(),
          "there is no member \"%s\" here; there are %s"
              .formatted(Characters.shortened(e.getPropertyName()), String.join(", ", MEMBERS)),
          e);
    } catch (JsonMappingException e) {
      // Within a member's value the mapper wraps what the parser says.
      if (e.getCause() instanceof JsonParseException malformed) {
        throw malformed;
      }
      throw mismatched(e);
    }
  }

  private static Unfit mismatched(JsonMappingException e) {
    String member = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
    String message =
        member == null
            ? "there must be one JSON object, the article"
            : member.equals("restore") ? "restore is true or false" : member + " is a string";
    return unfit(member, message, e);
  }

  /**
   * The arrival that this is.
   *
   * @throws Unfit with the member and the reason
   */
  public Arrival arrival(Instant now, @Nullable String traceparent) {
    requireOneText();
    bounded("url", url, Identity.MAX_URL);
    bounded("key", key, 20_000);
    bounded("source", source, 1_000);
    bounded("title", title, 5_000);
    bounded("byline", byline, 2_000);
    require(
        "key",
        key == null || source != null,
        "a key is unique within its source only: give source beside key");
    if (published != null) {
      moment("published", published);
    }
    requireLanguage();
    Original original =
        new Original(
            url,
            key,
            source,
            Characters.given(html),
            Characters.given(text),
            title,
            byline,
            published,
            language);
    Instant seen = observed == null ? now : moment("observed", observed);
    require(
        "observed",
        !seen.isAfter(now.plus(CLOCK_SKEW)),
        "observed lies in the future; it is when you saw this");
    return new Arrival(
        identity(original),
        original,
        knownLane(),
        seen,
        now,
        Boolean.TRUE.equals(restore),
        false,
        false,
        traceparent);
  }

  private void requireOneText() {
    boolean page = html != null && !html.equals(NOTHING);
    boolean words = text != null && !text.equals(NOTHING);
    if (page && words) {
      throw textless(
          "both html and text are given, and only one can be the article: leave one out");
    }
    if (page || words) {
      return;
    }
    if (html != null || text != null) {
      throw textless("nothing to parse: %s is blank".formatted(text != null ? "text" : "html"));
    }
    throw textless(
        url == null
            ? "nothing to parse: give html or text"
            : "nothing to parse: addresses are not fetched yet; give html or text beside url");
  }

  private static Instant moment(String member, String value) {
    try {
      return Moments.begin(value);
    } catch (DateTimeException e) {
      throw unfit(
          member,
          member
              + " is RFC 3339 or a prefix of it, in the years 1000 to 9999: 2024-06-03T10:00:00Z,"
              + " 2024-06-03, 2024-06 or 2024",
          e);
    }
  }

  private void requireLanguage() {
    if (language != null) {
      try {
        new Locale.Builder().setLanguageTag(language);
      } catch (IllformedLocaleException e) {
        throw unfit("language", "language is no BCP 47 tag; one looks like en or zh-Hans", e);
      }
    }
  }

  private UUID identity(Original original) {
    try {
      return Identity.of(original);
    } catch (IllegalArgumentException e) {
      String member = url == null ? "text" : "url";
      throw unfit(member, member + " cannot be used: " + e.getMessage(), e);
    }
  }

  private Lane knownLane() {
    require(
        "lane",
        lane == null || lane.equals("live") || lane.equals("backfill"),
        "lane is live or backfill");
    return "backfill".equals(lane) ? Lane.BACKFILL : Lane.LIVE;
  }

  private static void bounded(String member, @Nullable String value, int max) {
    require(
        member,
        value == null || value.length() <= max,
        member + " is longer than " + max + " characters");
  }

  private static void require(String member, boolean met, String otherwise) {
    if (!met) {
      throw unfit(member, otherwise, null);
    }
  }

  private static Unfit unfit(@Nullable String member, String reason, @Nullable Throwable cause) {
    return new Unfit(member, reason, false, cause);
  }

  private static Unfit textless(String reason) {
    return new Unfit(null, reason, true, null);
  }
}
