package io.broadsheet.fences.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadsheet.events.Sha256;
import io.broadsheet.fences.RefusedToStart;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Loopback or keys: the first handler of every request.
 *
 * <p>On loopback without keys the caller is whoever uses this machine, so pages of other sites in
 * that person's browser are kept out: by the Host header (DNS rebinding) and by Origin.
 */
@ApplicationScoped
class Access {

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");
  private static final List<String> SCOPES = List.of("read", "write", "admin");
  static final String REQUEST_ID_HEADER = "X-Request-Id";
  private static final int FIRST = 10_000;

  private final AccessConfig config;
  private final String host;
  private final ObjectMapper json;

  Access(
      AccessConfig config,
      @ConfigProperty(name = "quarkus.http.host") String host,
      ObjectMapper json) {
    this.config = config;
    this.host = host;
    this.json = json;
  }

  void refuseToBeOpen(@Observes @Priority(1) StartupEvent start) {
    if (!onLoopback()
        && config.apiKeys().isEmpty()
        && config.security() == AccessConfig.Security.KEYS) {
      throw new RefusedToStart(
          ("quarkus.http.host is %s, which others can reach, and there is no API key. Configure"
                  + " broadsheet.api-keys.<name>.sha256 (and .scopes), or bind to 127.0.0.1, or set"
                  + " broadsheet.security=none if something in front of this service guards it.")
              .formatted(host));
    }
  }

  void refuseKeysThatNobodyHas(@Observes @Priority(1) StartupEvent start) {
    config
        .apiKeys()
        .forEach(
            (name, key) -> {
              if (!DIGEST.matcher(key.sha256()).matches() || !SCOPES.containsAll(key.scopes())) {
                throw new RefusedToStart(
                    "broadsheet.api-keys.%s needs sha256, 64 hexadecimal digits of the key's SHA-256, and scopes out of %s"
                        .formatted(name, SCOPES));
              }
            });
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    String given = request.getHeader(REQUEST_ID_HEADER);
    String id =
        given != null && REQUEST_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    context.response().putHeader(REQUEST_ID_HEADER, id);
    boolean broken = BROKEN_ESCAPE.matcher(request.uri()).find();
    Problem refusal = !broken && isHealth(context.normalizedPath()) ? null : refusal(request);
    // Behind this door nothing that cannot be decoded has an answer with a body.
    if (refusal == null && broken) {
      refusal =
          Problem.badRequest(
              "in the address a % is not followed by two hexadecimal digits; a % itself is %25");
    }
    if (refusal == null) {
      context.next();
    } else {
      answer(context, refusal);
    }
  }

  /** Of the path that is routed by: /q/health/../articles is /articles. */
  private static boolean isHealth(String path) {
    return path.equals("/q/health") || path.startsWith("/q/health/");
  }

  private @Nullable Problem refusal(HttpServerRequest request) {
    boolean safe =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return refusal(request, safe ? "read" : "write");
  }

  /** Why a request may not do what needs this scope, if so. */
  @Nullable Problem refusal(HttpServerRequest request, String scope) {
    if (!config.apiKeys().isEmpty()) {
      return refusalOfKey(request, scope);
    }
    if (onLoopback() && !isLocal(request)) {
      return Problem.of(
          403,
          "this service answers only this machine: the Host or Origin of the request is another's."
              + " To serve others, bind to their network and configure broadsheet.api-keys");
    }
    return null;
  }

  private @Nullable Problem refusalOfKey(HttpServerRequest request, String scope) {
    String key = key(request);
    if (key == null) {
      return Problem.of(401, "this service needs an API key: Authorization: Bearer <key>");
    }
    byte[] hash = hex(Sha256.of(key));
    boolean known = false;
    for (AccessConfig.ApiKey candidate : config.apiKeys().values()) {
      if (MessageDigest.isEqual(hash, hex(candidate.sha256()))) {
        known = true;
        if (candidate.scopes().contains(scope) || candidate.scopes().contains("admin")) {
          return null;
        }
      }
    }
    return known
        ? Problem.of(403, "this API key lacks the scope " + scope)
        : Problem.of(401, "this API key is not known here");
  }

  private static byte[] hex(String digits) {
    return digits.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  private static @Nullable String key(HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return authorization.substring(7).strip();
    }
    return request.getHeader("X-API-Key");
  }

  private boolean onLoopback() {
    return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
  }

  private static boolean isLocal(HttpServerRequest request) {
    String asked = request.authority() == null ? "" : request.authority().host();
    if (!LOOPBACK.contains(asked.toLowerCase(Locale.ROOT))) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin == null || isLoopbackOrigin(origin);
  }

  private static boolean isLoopbackOrigin(String origin) {
    try {
      String from = URI.create(origin).getHost();
      return from != null && LOOPBACK.contains(from.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void answer(RoutingContext context, Problem problem) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE);
    if (problem.status() == 401) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
    }
    // What a refused caller goes on sending is not read.
    context.response().putHeader("Connection", "close");
    context.response().end(json.valueToTree(problem.members()).toString());
  }
}
