package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stored events to webhooks, each to each, beside a client that only signs and posts the same
 * bytes.
 */
final class WebhooksBenchmark {

  private static final int EVENTS = 20_000;
  private static final int TARGETS = 100;

  /** As query-service has them. */
  private static final int AT_ONCE_OF_EACH = 8;

  private static final int TARGETS_AT_ONCE = 64;

  private static final int WARM_UP = 5_000;
  private static final int MEASURED = 12_000;

  private final ArchiveServers servers;
  private final WebhookTargets targets;
  private final Connection archive;
  private final String begin;

  private WebhooksBenchmark(ArchiveServers servers, WebhookTargets targets, Connection archive)
      throws Exception {
    this.servers = servers;
    this.targets = targets;
    this.archive = archive;
    this.begin = IngestClient.get(servers.url("/articles")).path("cursor").asText();
  }

  /**
   * Deliveries a second, and the processor's time that each took, in microseconds.
   *
   * @param own this process's: the targets', and the bare client's
   */
  private record Steady(double perSecond, double service, double postgres, double own) {}

  static Table measure() throws Exception {
    Table table =
        new Table(
            "Webhooks, 20,000 stored events, each to all",
            "targets",
            "deliveries/s",
            "bare Vert.x client",
            "of it",
            "goal",
            "service, CPU a delivery (µs)",
            "PostgreSQL (µs)",
            "bare client (µs)");
    try (Scratch scratch = new Scratch("webhooks");
        ArchiveServers servers = new ArchiveServers(scratch.folder);
        WebhookTargets targets = new WebhookTargets(TARGETS);
        Connection archive = servers.connect()) {
      servers.startQuery(false);
      WebhooksBenchmark benchmark = new WebhooksBenchmark(servers, targets, archive);
      benchmark.store();
      benchmark.warmUp();
      for (int number : List.of(1, TARGETS)) {
        Steady ours = benchmark.deliver(number);
        Steady bare = benchmark.bare(number);
        table.row(
            number,
            ours.perSecond,
            bare.perSecond,
            ours.perSecond / bare.perSecond,
            0.5,
            ours.service,
            ours.postgres,
            bare.own - ours.own);
      }
    }
    return table;
  }

  private void store() throws Exception {
    try (ReadyEvents events = new ReadyEvents(servers.kafka.bootstrapServers())) {
      events.publish(0, EVENTS);
      ArchiveServers.await(
          "all is stored",
          () -> ArchiveServers.number(archive, "select count(*) from event") == EVENTS);
    }
  }

  /** All events to one target. */
  private void warmUp() throws Exception {
    String id = subscribe(targets.urls().get(0));
    ArchiveServers.await("all is delivered", () -> targets.events() == EVENTS);
    end(List.of(id));
    if (targets.deliveries() != EVENTS) {
      throw new IllegalStateException(targets.deliveries() + " deliveries of " + EVENTS);
    }
  }

  private Steady deliver(int number) throws Exception {
    List<String> ids = new ArrayList<>();
    for (String url : targets.urls().subList(0, number)) {
      ids.add(subscribe(url));
    }
    Steady steady = steady();
    end(ids);
    return steady;
  }

  private Steady bare(int number) throws Exception {
    try (WebhookTargets.Bare bare = targets.new Bare(number, AT_ONCE_OF_EACH, TARGETS_AT_ONCE)) {
      return steady();
    }
  }

  /** Between two looks, the first once everything runs. */
  private Steady steady() throws Exception {
    int begun = targets.deliveries();
    ArchiveServers.await("it runs", () -> targets.deliveries() >= begun + WARM_UP);
    int first = targets.deliveries();
    long from = System.nanoTime();
    double service = servers.queryProcessor();
    double postgres = servers.postgresProcessor();
    double own = ownProcessor();
    ArchiveServers.await("enough is delivered", () -> targets.deliveries() >= first + MEASURED);
    double delivered = targets.deliveries() - first;
    double seconds = (System.nanoTime() - from) / 1e9;
    return new Steady(
        delivered / seconds,
        (servers.queryProcessor() - service) * 1e6 / delivered,
        (servers.postgresProcessor() - postgres) * 1e6 / delivered,
        (ownProcessor() - own) * 1e6 / delivered);
  }

  private static double ownProcessor() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private String subscribe(String url) throws IOException, InterruptedException {
    ObjectNode subscription =
        EventJson.mapper().createObjectNode().put("url", url).put("cursor", begin);
    HttpResponse<String> answer =
        IngestClient.post(servers.url("/subscriptions"), subscription.toString());
    if (answer.statusCode() != 201) {
      throw new IOException(answer.body());
    }
    return IngestClient.tree(answer.body()).path("id").asText();
  }

  /** Returns when nothing comes any more. */
  private void end(List<String> ids) throws Exception {
    long failed =
        ArchiveServers.number(
            archive, "select count(*) from delivery where state <> 'delivered' or attempts > 1");
    if (failed > 0) {
      throw new IllegalStateException(failed + " deliveries failed");
    }
    for (String id : ids) {
      IngestClient.delete(servers.url("/subscriptions/" + id));
    }
    for (int before = -1; before < targets.deliveries(); TimeUnit.SECONDS.sleep(1)) {
      before = targets.deliveries();
    }
  }
}
