package io.broadsheet.ingest.intake;

import io.broadsheet.events.Arrival;
import io.broadsheet.fences.http.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Reads and checks what one request hands in, in each of its forms. */
@ApplicationScoped
public class Submissions {

  private final IntakeConfig config;
  private final Clock clock;

  Submissions(IntakeConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** From {@code application/json}. */
  public Arrival json(InputStream body, HttpServerRequest request) {
    return check(Submission.read(bytes(body, request)), request.getHeader("traceparent"));
  }

  /** From {@code text/plain}, and parameters. */
  public Arrival text(InputStream body, GivenParameters given, HttpServerRequest request) {
    String text = Charsets.text(bytes(body, request), request.getHeader("Content-Type"));
    return check(given.with(null, text), request.getHeader("traceparent"));
  }

  /** From {@code text/html}, and parameters. */
  public Arrival html(InputStream body, GivenParameters given, HttpServerRequest request) {
    String html = Charsets.html(bytes(body, request), request.getHeader("Content-Type"));
    return check(given.with(html, null), request.getHeader("traceparent"));
  }

  /** From one line of {@code application/x-ndjson}. */
  Arrival line(byte[] json, @Nullable String traceparent) {
    return check(Submission.read(json), traceparent);
  }

  private Arrival check(Submission submission, @Nullable String traceparent) {
    return submission.arrival(
        clock.instant(), config.intake().clockSkew(), Traceparent.of(traceparent));
  }

  private static byte[] bytes(InputStream body, HttpServerRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.unsupported(
          "a single article is sent without Content-Encoding; application/x-ndjson may be gzip");
    }
    try {
      long announced = announced(request);
      byte[] read = announced > Submission.MAX_BYTES ? null : body.readNBytes(Submission.MAX_BYTES);
      if (read == null || (read.length == Submission.MAX_BYTES && body.read() >= 0)) {
        // What a sender of too much goes on sending is not read.
        request.response().putHeader("Connection", "close");
        throw tooLarge();
      }
      return read;
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
