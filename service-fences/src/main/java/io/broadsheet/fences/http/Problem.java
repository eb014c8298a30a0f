package io.broadsheet.fences.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadsheet.events.Words;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request and what to do about it: thrown anywhere, answered as {@code
 * application/problem+json} (RFC 9457).
 */
public final class Problem extends RuntimeException {

  /** The media type of an answered problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final @Nullable Duration retryAfter;

  private Problem(int status, String title, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.retryAfter = retryAfter;
    members.put("type", "about:blank");
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
  }

  /** 400: the request cannot be understood. */
  public static Problem badRequest(String detail) {
    return of(400, detail);
  }

  /** 400: a query parameter has a value that it cannot have. */
  public static Problem parameter(String name, String detail) {
    return badRequest(detail).with("parameter", name);
  }

  /** 400: malformed JSON, with the line and column where reading stopped. */
  public static Problem malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    Problem problem = badRequest("malformed JSON: " + firstLine(e.getOriginalMessage()));
    return at == null
        ? problem
        : problem.with("line", at.getLineNr()).with("column", at.getColumnNr());
  }

  /** 404. */
  public static Problem notFound(String detail) {
    return of(404, detail);
  }

  /** 413: more than this service takes. */
  public static Problem tooLarge(String detail) {
    return of(413, detail);
  }

  /** 415: a media type that this service does not read. */
  public static Problem unsupported(String detail) {
    return of(415, detail);
  }

  /** 422: understood, but there is nothing that can be done with it. */
  public static Problem unprocessable(String detail) {
    return of(422, detail);
  }

  /** 429: come back later. */
  public static Problem tooMany(String detail, Duration retryAfter) {
    return new Problem(429, title(429), detail, retryAfter);
  }

  /** 503: something that this service needs is away. */
  public static Problem unavailable(String detail, Duration retryAfter) {
    return new Problem(503, title(503), detail, retryAfter);
  }

  /** Any other status. */
  public static Problem of(int status, String detail) {
    return new Problem(status, title(status), detail, null);
  }

  /** Adds an extension member. */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** Adds the known word that the given one was probably meant to be, if there is one. */
  public Problem suggesting(String given, Collection<String> known) {
    Words.nearest(given, known).ifPresent(nearest -> with("suggestion", nearest));
    return this;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The JSON object, in order. */
  public Map<String, Object> members() {
    return members;
  }

  /** The answer; {@code Retry-After} is in whole seconds, at least one. */
  public ResponseBuilder answer() {
    ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(members);
    return retryAfter == null
        ? answer
        : answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, retryAfter.toSeconds()));
  }

  private static String title(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    return switch (status) {
      case 422 -> "Unprocessable Content";
      default -> known == null ? "Error" : known.getReasonPhrase();
    };
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }
}
