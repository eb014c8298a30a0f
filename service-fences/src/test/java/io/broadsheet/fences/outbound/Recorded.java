package io.broadsheet.fences.outbound;

import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Names and targets that are nowhere: who was looked up, and which addresses were connected to. */
final class Recorded implements Outbound.Resolver, Connector {

  static final String PUBLIC = "93.184.216.34";

  final List<String> lookedUp = new ArrayList<>();
  final List<String> connected = new ArrayList<>();
  private final Map<String, Function<Integer, List<String>>> names = new HashMap<>();
  private final Map<String, CompletionStage<Answer>> answers = new HashMap<>();

  /** What a name's next lookups answer, by their number; all other names are public. */
  Recorded name(String host, Function<Integer, List<String>> addresses) {
    names.put(host, addresses);
    return this;
  }

  Recorded redirect(String authorityAndPath, int status, String location) {
    answers.put(
        authorityAndPath,
        CompletableFuture.completedStage(
            new Answer(status, Map.of("location", location), Buffer.buffer(), true)));
    return this;
  }

  Recorded unreachable(String address) {
    answers.put(
        address, CompletableFuture.failedStage(NoAnswer.notConnected("connection refused")));
    return this;
  }

  Outbound outbound(String... allow) {
    return new Outbound(
        new Guard(List.of(allow), List.of(80, 443, 8080, 8443)), this, this, Duration.ofSeconds(5));
  }

  /** What comes of it: the answer's status, or the failure. */
  static Object outcome(Outbound outbound, Call call) {
    try {
      return outbound.send(call).toCompletableFuture().join().status();
    } catch (CompletionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    int before = (int) lookedUp.stream().filter(host::equals).count();
    lookedUp.add(host);
    List<String> addresses = names.getOrDefault(host, lookup -> List.of(PUBLIC)).apply(before);
    if (addresses.isEmpty()) {
      throw new UnknownHostException(host);
    }
    return Stream.of(addresses.toArray(String[]::new))
        .map(Recorded::literal)
        .toArray(InetAddress[]::new);
  }

  private static InetAddress literal(String address) {
    return Cidr.address(address).orElseThrow();
  }

  @Override
  public CompletionStage<Answer> send(
      Target target, InetAddress address, Call call, Duration atMost) {
    connected.add(address.getHostAddress());
    CompletionStage<Answer> ok =
        CompletableFuture.completedStage(new Answer(200, Map.of(), Buffer.buffer(), true));
    return answers.getOrDefault(
        address.getHostAddress(), answers.getOrDefault(target.authority() + target.path(), ok));
  }
}
