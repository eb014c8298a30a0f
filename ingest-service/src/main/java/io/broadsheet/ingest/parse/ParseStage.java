package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Original;
import io.broadsheet.fences.kafka.KafkaTopics;
import io.broadsheet.parser.ArticleParser;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Keeps this instance a member of the parse group while the service runs. */
@ApplicationScoped
class ParseStage {

  private static final long REJOIN_AFTER_MILLIS = 1_000;

  private final ParseConfig config;
  private final KafkaTopics topics;
  private final Map<String, Object> kafka;
  private final Clock clock;
  private final Parsing parsing;
  private final ParseWatch watch;
  private volatile boolean stopped;
  private @Nullable Thread thread;

  ParseStage(
      ParseConfig config,
      KafkaTopics topics,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      MeterRegistry registry,
      Clock clock) {
    this.config = config;
    this.topics = topics;
    this.kafka = kafka;
    this.clock = clock;
    this.parsing =
        new Parsing(
            new ArticleParser()::parse,
            config.parse().threads().orElse(Runtime.getRuntime().availableProcessors()),
            config.parse().deadline());
    this.watch = new ParseWatch(new ParseMetrics(registry, parsing::stuck), clock);
  }

  /** Parses without publishing, on the same slots and within the same deadline. */
  CompletableFuture<Article> parse(Original original) {
    return parsing.parse(original);
  }

  ParseWatch watch() {
    return watch;
  }

  void start(@Observes StartupEvent start) {
    if (config.parse().enabled()) {
      thread = new Thread(this::run, "broadsheet-parse-loop");
      thread.start();
    }
  }

  private void run() {
    TopicNames names = TopicNames.of(topics::name, topics::group);
    KafkaClients clients = new KafkaClients(kafka, names.group(), config.parse());
    while (!stopped) {
      try (Membership membership = new Membership(clients, names, config, parsing, watch, clock)) {
        membership.run(() -> stopped);
      } catch (RuntimeException e) {
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
      thread.join(2 * config.parse().closeWithin().toMillis());
    }
    parsing.close();
  }
}
