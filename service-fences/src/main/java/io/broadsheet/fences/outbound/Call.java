package io.broadsheet.fences.outbound;

import java.util.Map;
import java.util.Optional;

/**
 * What is to be called.
 *
 * @param body what to post; nothing: get
 * @param redirects how many may be followed; none: a redirect is an answer like others
 */
public record Call(String url, Map<String, String> headers, Optional<String> body, int redirects) {

  public Call {
    headers = Map.copyOf(headers);
  }

  /** Posts, and follows no redirect. */
  public static Call post(String url, Map<String, String> headers, String body) {
    return new Call(url, headers, Optional.of(body), 0);
  }

  /** Gets, and follows some redirects, to whatever may itself be called. */
  public static Call get(String url, Map<String, String> headers, int redirects) {
    return new Call(url, headers, Optional.empty(), redirects);
  }

  Call redirectedTo(String location) {
    return new Call(location, headers, body, redirects - 1);
  }
}
