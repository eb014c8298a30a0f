package io.broadsheet.fences.outbound;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What is to be called.
 *
 * @param posts whether it posts; else it gets
 * @param message what is sent, asked for when there is a connection: it is then as things stand
 * @param redirects how many may be followed; none: a redirect is an answer like others
 */
public record Call(
    String url, boolean posts, Supplier<CompletionStage<Message>> message, int redirects) {

  /** What is sent: its headers, and its body where it has one. */
  public record Message(Map<String, String> headers, Optional<String> body) {

    public Message {
      headers = Map.copyOf(headers);
    }
  }

  /** Posts, and follows no redirect. Where there is no message, nothing is sent. */
  public static Call post(String url, Supplier<CompletionStage<Message>> message) {
    return new Call(url, true, message, 0);
  }

  /** Gets, and follows some redirects, to whatever may itself be called. */
  public static Call get(String url, Map<String, String> headers, int redirects) {
    Message message = new Message(headers, Optional.empty());
    return new Call(url, false, () -> CompletableFuture.completedStage(message), redirects);
  }

  Call redirectedTo(String location) {
    return new Call(location, posts, message, redirects - 1);
  }
}
