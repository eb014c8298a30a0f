package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the article names, with all its mentions.
 *
 * @param id local to the event: {@code e1}, {@code e2}, ...
 * @param aliases the other names that the article uses for it
 * @param partOf id of the entity that this one is a part of
 * @param salience 0 to 1, computed
 * @param mentions in the order of the text, at least one
 */
public record Entity(
    String id,
    Type type,
    String name,
    List<String> aliases,
    @Nullable String wikidata,
    @Nullable String ticker,
    @Nullable String partOf,
    double salience,
    List<Evidence> mentions) {

  public Entity {
    aliases = List.copyOf(aliases);
    mentions = List.copyOf(mentions);
    if (mentions.isEmpty()) {
      throw new IllegalArgumentException("entity " + name + " has no mention");
    }
  }

  /** What kind of thing. */
  public enum Type {
    @JsonProperty("organization")
    ORGANIZATION,
    @JsonProperty("person")
    PERSON,
    @JsonProperty("place")
    PLACE,
    @JsonProperty("product")
    PRODUCT,
    @JsonProperty("model")
    MODEL
  }
}
