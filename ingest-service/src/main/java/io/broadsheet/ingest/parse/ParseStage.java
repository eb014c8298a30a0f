package io.broadsheet.ingest.parse;

import io.broadsheet.fences.kafka.KafkaTopics;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps this instance a member of the parse group while the service runs. */
@ApplicationScoped
class ParseStage {

  private static final long REJOIN_AFTER_MILLIS = 1_000;
  private static final long STOP_WITHIN_MILLIS = 10_000;

  private final ParseConfig config;
  private final KafkaTopics topics;
  private final Map<String, Object> kafka;
  private final ParseWatch watch;
  private final Parsing parsing;
  private volatile boolean stopped;
  private @Nullable Thread thread;

  ParseStage(
      ParseConfig config,
      KafkaTopics topics,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      ParseWatch watch,
      Parsing parsing) {
    this.config = config;
    this.topics = topics;
    this.kafka = kafka;
    this.watch = watch;
    this.parsing = parsing;
  }

  void start(@Observes StartupEvent start) {
    if (config.parse().enabled()) {
      thread = new Thread(this::run, "broadsheet-parse-loop");
      thread.start();
    }
  }

  private void run() {
    KafkaClients clients = new KafkaClients(kafka, topics::group, config.parse());
    while (!stopped) {
      try (Membership membership =
          new Membership(clients, topics::name, topics.identity(), config, parsing, watch)) {
        membership.run(() -> stopped);
      } catch (RuntimeException | Error e) {
        watch.trouble("gave its partitions up: " + e.getMessage());
        Log.warnf(e, "the parse stage gives its partitions up and joins again");
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(REJOIN_AFTER_MILLIS);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  void stop(@Observes ShutdownEvent stop) throws InterruptedException {
    stopped = true;
    if (thread != null) {
      thread.join(STOP_WITHIN_MILLIS);
    }
  }
}
