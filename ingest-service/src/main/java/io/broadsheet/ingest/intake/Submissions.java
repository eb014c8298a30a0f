package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
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
    return check(Submission.read(json), traceparent);
  }

  private static Arrival check(Submission submission, @Nullable String traceparent) {
    boolean given = traceparent != null && TRACEPARENT.matcher(traceparent).matches();
    return submission.arrival(Instant.now(), given ? traceparent : newTraceparent());
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
      if (announced(request) > Submission.MAX_BYTES) {
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
        "an original is at most " + Submission.MAX_BYTES + " bytes (5 MiB); this one is larger");
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
