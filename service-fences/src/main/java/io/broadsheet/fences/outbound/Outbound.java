package io.broadsheet.fences.outbound;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls what others have written down. A name is looked up once for each call and each redirect,
 * all its addresses are checked, and the connection is opened to one of just these.
 */
@ApplicationScoped
public class Outbound {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int LOOKUPS = 64;

  private final Guard guard;
  private final Resolver resolver;
  private final Connector connector;
  private final Duration deadline;

  // Lookups block, for as long as somebody else's name server likes.
  private final ExecutorService lookups =
      new ThreadPoolExecutor(
          0,
          LOOKUPS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> {
            Thread thread = new Thread(work, "outbound");
            thread.setDaemon(true);
            return thread;
          });

  /** Looks a name up: all its addresses. */
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  @Inject
  Outbound(OutboundConfig config, Vertx vertx) {
    this(
        new Guard(config.allow().orElse(List.of()), config.ports()),
        InetAddress::getAllByName,
        new VertxConnector(
            vertx, VertxConnector.options(config.connectTimeout()), config.answerBytes()),
        config.deadline());
  }

  Outbound(Guard guard, Resolver resolver, Connector connector, Duration deadline) {
    this.guard = guard;
    this.resolver = resolver;
    this.connector = connector;
    this.deadline = deadline;
  }

  /** Made at the start, so that a wrong key stops it. */
  void start(@Observes @Priority(1) StartupEvent start) {}

  /** A target and the addresses that were checked. */
  private record Way(Target target, List<InetAddress> addresses) {}

  /**
   * Looks at an address as a call would, and calls nothing; takes its time.
   *
   * @throws Refused when it would not be called
   * @throws NoAnswer when its name is not known
   */
  public void check(String url) {
    way(url);
  }

  /**
   * Fails with {@link Refused}, {@link NoAnswer} or {@link Busy}, and as the call's message does.
   */
  public CompletionStage<Answer> send(Call call) {
    long until = System.nanoTime() + deadline.toNanos();
    return hop(call, call.redirects() > 0, until)
        .toCompletableFuture()
        // The connector keeps the time itself; a lookup does not.
        .orTimeout(deadline.toMillis() + 100, TimeUnit.MILLISECONDS)
        .exceptionallyCompose(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException && failure.getCause() != null
                      ? failure.getCause()
                      : failure;
              return CompletableFuture.failedStage(
                  cause instanceof TimeoutException
                      ? NoAnswer.brokenOff("no answer within " + deadline.toMillis() + " ms")
                      : cause);
            });
  }

  private CompletionStage<Answer> hop(Call call, boolean follows, long until) {
    return lookedUp(call.url())
        .thenCompose(way -> attempt(way, 0, call, until))
        .thenCompose(
            answer -> {
              if (!follows || !REDIRECTS.contains(answer.status())) {
                return CompletableFuture.completedStage(answer);
              }
              if (call.redirects() == 0) {
                throw new Refused("more redirects than are followed");
              }
              return hop(call.redirectedTo(location(call.url(), answer)), true, until);
            });
  }

  private CompletionStage<Way> lookedUp(String url) {
    try {
      return CompletableFuture.supplyAsync(() -> way(url), lookups);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedStage(new Busy("too many names are being looked up"));
    }
  }

  private Way way(String url) {
    Target target = Target.of(url);
    guard.admitName(target);
    List<InetAddress> addresses = target.literal().map(List::of).orElseGet(() -> resolve(target));
    guard.admit(target, addresses);
    return new Way(target, addresses);
  }

  private List<InetAddress> resolve(Target target) {
    try {
      return List.of(resolver.resolve(target.host()));
    } catch (UnknownHostException e) {
      throw NoAnswer.notConnected("the name " + target.host() + " is not known");
    }
  }

  /** One address after the other, for as long as there is no connection. */
  private CompletionStage<Answer> attempt(Way way, int index, Call call, long until) {
    Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    return connector
        .send(way.target(), way.addresses().get(index), call, left)
        .exceptionallyCompose(
            failure ->
                failure instanceof NoAnswer none
                        && !none.connected()
                        && index + 1 < way.addresses().size()
                    ? attempt(way, index + 1, call, until)
                    : CompletableFuture.failedStage(failure));
  }

  private static String location(String url, Answer answer) {
    String location =
        answer.header("location").orElseThrow(() -> new Refused("a redirect that leads nowhere"));
    try {
      return URI.create(url).resolve(location).toString();
    } catch (IllegalArgumentException e) {
      throw new Refused("a redirect to what is no address");
    }
  }
}
