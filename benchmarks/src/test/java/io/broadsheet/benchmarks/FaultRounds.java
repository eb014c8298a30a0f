package io.broadsheet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Rounds of a load with a fault at a random moment of each, and the table of how soon it worked
 * again. After each, nothing that was accepted is lost or doubled, in the archive, in the index, or
 * for subscribers of both kinds, and the sums reconcile.
 */
final class FaultRounds implements AutoCloseable {

  static final int SIZE = RunningHouse.FULL ? 10_000 : 300;

  private final WebhookTarget webhook = new WebhookTarget();
  private final Ledger ledger;
  private final Subscriber subscriber;
  private final Table table =
      new Table(
          "Faults, %d lines a round".formatted(SIZE),
          "what",
          "fault",
          "new events after (s)",
          "limit (s)",
          "twice in Kafka's log");
  private int round;

  FaultRounds(int kafkaPort, int postgresPort, String query)
      throws IOException, InterruptedException {
    ledger = new Ledger(kafkaPort, postgresPort, query, webhook);
    webhook.subscribe(query);
    subscriber = new Subscriber(query, ledger::hear);
  }

  /**
   * @param limitSeconds how soon both subscribers have to get an event that was made after the
   *     fault began: a matter of the documented sizes, since a shared machine may be slow for a
   *     while
   * @param delays whether what was sent to Kafka may be held up on its way
   */
  record Fault(String what, String name, int limitSeconds, boolean delays) {}

  /** Does it. */
  interface Strike {
    /**
     * Returns as soon as the fault is over, or at once where the house has to get over it itself.
     *
     * @return when it began
     */
    Instant strike() throws Exception;
  }

  void run(Fault fault, IngestClient ingest, Strike strike) throws Exception {
    round++;
    String name = "%s %s %d".formatted(fault.what(), fault.name(), round);
    Account account =
        new Account(name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT), SIZE, ingest);
    Thread load = account.startToRandomMoment();
    Instant moment = strike.strike();
    Duration flow = ledger.awaitEventMadeAfter(moment, "probe-" + round, ingest);
    load.join();
    long twice = 0;
    if (fault.delays()) {
      twice = ledger.settleDelayed(account);
    } else {
      ledger.settle(account);
    }
    String seconds = String.format(Locale.ROOT, "%.1f", flow.toMillis() / 1e3);
    table.row(fault.what(), fault.name(), seconds, fault.limitSeconds(), twice);
    System.out.println(table.lines().get(table.lines().size() - 1));
    if (RunningHouse.FULL) {
      assertThat(flow).isLessThan(Duration.ofSeconds(fault.limitSeconds()));
    }
  }

  @Override
  public void close() {
    subscriber.close();
    webhook.close();
    table.print();
  }
}
