package io.broadsheet.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.Characters;
import io.broadsheet.events.Submission;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.parser.charset.Charsets;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks what one request hands in, in each of its forms. */
@ApplicationScoped
public class Submissions {

  /** The largest original, in bytes of UTF-8. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  /** One in its JSON form. */
  public static final String EXAMPLE =
      "{\"url\": \"https://news.example/ai-race\", \"title\": \"The race\", \"text\": \"Alibaba"
          + " said on Monday ...\", \"published\": \"2024-06-03\", \"language\": \"en\"}";

  // W3C Trace Context.
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  /** From {@code application/json}. */
  public Arrival json(InputStream body, HttpServerRequest request, LargeBodies.Place place) {
    return line(bytes(body, request, place), request.getHeader("traceparent"));
  }

  /** From {@code text/plain} or {@code text/html}, and parameters. */
  public Arrival page(
      InputStream body, GivenParameters given, HttpServerRequest request, LargeBodies.Place place) {
    byte[] bytes = bytes(body, request, place);
    String header = request.getHeader("Content-Type");
    MediaType type = header == null ? MediaType.TEXT_PLAIN_TYPE : MediaType.valueOf(header);
    String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    Submission submission =
        type.isCompatible(MediaType.TEXT_HTML_TYPE)
            ? given.with(Charsets.html(bytes, charset), null)
            : given.with(null, Charsets.text(bytes, charset));
    return check(submission, request.getHeader("traceparent"));
  }

  /** From one line of {@code application/x-ndjson}. */
  Arrival line(byte[] json, @Nullable String traceparent) {
    return check(read(json), traceparent);
  }

  /**
   * The JSON form.
   *
   * @throws Problem 400 saying what is wrong, and where
   */
  static Submission read(byte[] json) {
    try {
      return Submission.read(json);
    } catch (Submission.Unfit e) {
      throw problem(e);
    } catch (IOException e) {
      String notUtf8 = Charsets.notUtf8(json);
      throw notUtf8 != null
          ? Problem.badRequest(notUtf8)
          : e instanceof JsonProcessingException malformed
              ? Problem.malformed(malformed)
              : Problem.badRequest("the body cannot be read as JSON");
    }
  }

  private static Arrival check(Submission submission, @Nullable String given) {
    return check(submission, Instant.now(), traceparent(given));
  }

  /** The one that was given, where it is one; else a new one. */
  static String traceparent(@Nullable String given) {
    return given != null && TRACEPARENT.matcher(given).matches() ? given : newTraceparent();
  }

  static Arrival check(Submission submission, Instant now, @Nullable String traceparent) {
    try {
      return submission.arrival(now, traceparent);
    } catch (Submission.Unfit e) {
      throw problem(e);
    }
  }

  private static Problem problem(Submission.Unfit unfit) {
    String member = unfit.member();
    if (member == null) {
      return unfit.isTextless()
          ? Problem.unprocessable(unfit.reason())
          : Problem.badRequest(unfit.reason());
    }
    Problem problem = Problem.parameter(Characters.shortened(member), unfit.reason());
    return Submission.MEMBERS.contains(member)
        ? problem
        : problem.with("known", Submission.MEMBERS).suggesting(member, Submission.MEMBERS);
  }

  private static String newTraceparent() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return "00-"
        + hex.toHexDigits(random.nextLong() | 1)
        + hex.toHexDigits(random.nextLong())
        + "-"
        + hex.toHexDigits(random.nextLong() | 1)
        + "-01";
  }

  private static byte[] bytes(
      InputStream body, HttpServerRequest request, LargeBodies.Place place) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.unsupported(
          "a single article is sent without Content-Encoding; application/x-ndjson may be gzip");
    }
    try {
      if (announced(request) > MAX_BYTES) {
        throw tooLarge();
      }
      byte[] read = body.readNBytes(LargeBodies.SMALL);
      if (read.length < LargeBodies.SMALL) {
        return read;
      }
      return place.read(read, body);
    } catch (Problem e) {
      // What its sender goes on sending is not read.
      request.response().putHeader("Connection", "close");
      throw e;
    } catch (IOException e) {
      throw Problem.badRequest("the body ended before it was complete");
    }
  }

  static Problem tooLarge() {
    return Problem.tooLarge(
        "an original is at most " + MAX_BYTES + " bytes (5 MiB); this one is larger");
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      throw Problem.badRequest("Content-Length is no number");
    }
  }
}
