package io.broadsheet.query;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.Articles;
import io.broadsheet.events.CloudEvents;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Identity;
import io.broadsheet.events.Outcome;
import io.broadsheet.events.Receipt;
import io.broadsheet.events.Seed;
import io.broadsheet.events.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The seeds as events, as the parser's golden files read them. */
public final class Seeds {

  private static final Path GOLDEN =
      Seed.root().resolve("article-parser/src/test/resources/io/broadsheet/parser/golden");

  private Seeds() {}

  /** The article that it is. */
  public static UUID id(Seed seed) {
    return Identity.of(seed.original());
  }

  /** Publishes each article that the seeds are, once; another of the same address is left out. */
  public static List<UUID> publish(Newsroom newsroom) throws IOException {
    List<UUID> ids = new ArrayList<>();
    for (Seed seed : Seed.values()) {
      UUID id = id(seed);
      if (!ids.contains(id)) {
        publish(newsroom, seed, id);
        ids.add(id);
      }
    }
    return ids;
  }

  private static void publish(Newsroom newsroom, Seed seed, UUID id) throws IOException {
    Receipt receipt = newsroom.receive(id);
    var event = Articles.event(id, 1, receipt);
    ObjectNode data = (ObjectNode) EventJson.mapper().readTree(EventJson.bytes(event.data()));
    ObjectNode article =
        (ObjectNode) EventJson.mapper().readTree(GOLDEN.resolve(seed.key() + ".json").toFile());
    data.setAll(article);
    long offset =
        newsroom
            .send(
                Topic.EVENTS,
                Newsroom.partition(id),
                event.key(),
                EventJson.mapper().writeValueAsBytes(data),
                CloudEvents.headers(event.attributes()))
            .offset();
    newsroom.decide(id, 1, receipt, Outcome.Kind.PUBLISHED, offset);
  }
}
