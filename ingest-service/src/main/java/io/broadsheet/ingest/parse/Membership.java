package io.broadsheet.ingest.parse;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * One membership in the consumer group, with all that must not outlive it: when anything about a
 * write is in doubt, it is given up whole and the next one reads the truth from the logs.
 */
final class Membership implements AutoCloseable {

  private final Consumer<byte[], byte[]> consumer;
  private final LogReader logs;
  private final Publisher publisher;
  private final Lease lease;
  private final Partitions partitions;
  private final ParseLoop loop;
  private final ExecutorService workers;
  private final TopicNames names;
  private final Duration closeWithin;
  private boolean orderly;

  Membership(
      KafkaClients kafka,
      TopicNames names,
      ParseConfig config,
      Parsing parsing,
      ParseWatch watch,
      Clock clock) {
    ParseConfig.Parse parse = config.parse();
    this.names = names;
    this.closeWithin = parse.closeWithin();
    // They decide, compare and serialise, and may wait for a record of the logs.
    this.workers =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors() + 2, Daemons.named("broadsheet-decide"));
    this.consumer = kafka.member();
    this.logs = new LogReader(kafka.reader("logs"));
    this.lease = new Lease(parse.sessionTimeout(), System::nanoTime);
    this.publisher = new Publisher(kafka.producer(), names, lease, workers);
    Planner planner = new Planner(names, logs, parsing, config.eventSource(), clock);
    Handling handling = new Handling(parsing, planner, publisher, watch.metrics(), clock, workers);
    Snapshots snapshots = new Snapshots(logs, names);
    this.partitions =
        new Partitions(consumer, names, snapshots, parse.closeWithin(), watch, workers);
    this.loop =
        new ParseLoop(
            consumer,
            partitions,
            handling,
            new Flow(parse, watch.metrics()),
            lease,
            watch,
            parse.commitInterval());
  }

  /** Works until it is told to stop; throws when it must be given up. */
  void run(BooleanSupplier stopped) {
    loop.run(names.received(), stopped);
    orderly = true;
  }

  /**
   * After an orderly end, finishes what was begun and commits; else gives up everything at once.
   */
  @Override
  public void close() {
    if (!orderly) {
      partitions.loseAll();
    }
    consumer.close(CloseOptions.timeout(closeWithin));
    lease.end();
    publisher.close();
    logs.close();
    workers.shutdownNow();
  }
}
