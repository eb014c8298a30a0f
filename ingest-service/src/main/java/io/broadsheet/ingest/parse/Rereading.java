package io.broadsheet.ingest.parse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.Arrival;
import io.broadsheet.events.Article;
import io.broadsheet.events.ArticleVersion;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads what stands again by today's parser, for a re-parse and for its dry run alike. */
final class Rereading {

  private final LogReader records;
  private final Parsing parsing;

  Rereading(LogReader records, Parsing parsing) {
    this.records = records;
    this.parsing = parsing;
  }

  /**
   * What a re-parse comes to.
   *
   * @param kind reparsed, unchanged or refused
   * @param version the next revision; absent where there is none
   */
  record Found(Outcome.Kind kind, @Nullable String reason, @Nullable ArticleVersion version) {}

  /**
   * Compares what today's parser reads with what stands.
   *
   * @throws io.broadsheet.parser.NothingToParse when it finds no words in the original
   * @throws ExecutionException with what else it threw
   * @throws TimeoutException when it took too long
   */
  Found of(int partition, Standing standing, Lane lane)
      throws ExecutionException, InterruptedException, TimeoutException {
    ArticleVersion today = original(partition, standing.origin()).orElse(null);
    if (today == null) {
      String reason = "its original is no longer kept: a later arrival took its place";
      return new Found(Outcome.Kind.REFUSED, reason, null);
    }
    Optional<ArticleVersion> current = current(partition, standing.event());
    if (current.filter(it -> said(it.article()).equals(said(today.article()))).isPresent()) {
      return new Found(Outcome.Kind.UNCHANGED, null, null);
    }
    ArticleVersion next =
        new ArticleVersion(
            today.id(),
            standing.version(),
            standing.revision() + 1,
            null,
            lane,
            standing.observed(),
            // The place among the newest stays.
            current.map(ArticleVersion::received).orElse(today.received()),
            today.truncated(),
            Comparison.of(current, today.article()),
            today.article());
    return new Found(Outcome.Kind.REPARSED, null, EventBounds.fit(next));
  }

  /** An original as today's parser reads it; nothing where it is gone. */
  Optional<ArticleVersion> original(int partition, long offset)
      throws ExecutionException, InterruptedException, TimeoutException {
    Optional<byte[]> value = records.at(Topic.RECEIVED, partition, offset);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try (Parsing.Slot slot = parsing.take(value.get().length)) {
      Arrival arrival = EventJson.read(value.get(), Arrival.class);
      Article today = slot.parse(arrival.original(), arrival.observed());
      return Optional.of(Planner.firstVersion(arrival, today, arrival.received()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A version as its event has it; nothing where it is gone, or cannot be read. */
  Optional<ArticleVersion> current(int partition, long event) {
    Optional<byte[]> value = records.at(Topic.EVENTS, partition, event);
    try {
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(EventJson.read(value.get(), ArticleVersion.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All but who read it, in the one form of numbers that the wire has. */
  private static ObjectNode said(Article article) {
    try {
      ObjectNode all = EventJson.read(EventJson.bytes(article), ObjectNode.class);
      return all.without("producer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
