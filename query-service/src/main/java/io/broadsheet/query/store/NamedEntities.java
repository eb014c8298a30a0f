package io.broadsheet.query.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.query.store.EventContent.ClaimRow;
import io.broadsheet.query.store.EventContent.EntityRow;
import io.broadsheet.query.store.EventContent.FigureRow;
import io.broadsheet.query.store.EventContent.QuoteRow;
import io.broadsheet.query.store.EventContent.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event's entities: their rows, and which of them a name in its facts means. */
final class NamedEntities {

  private final List<Fields> entities;
  private final Map<String, String> idsByName = new HashMap<>();

  NamedEntities(List<Fields> entities) {
    this.entities = entities;
    for (Fields entity : entities) {
      String id = entity.text("id");
      Stream.concat(Stream.of(entity.text("name")), entity.texts("aliases").stream())
          .filter(name -> name != null && id != null)
          .forEach(name -> idsByName.putIfAbsent(name, id));
    }
  }

  /** The id of the entity that this text is a name of. */
  @Nullable String idOf(@Nullable String text) {
    return text == null ? null : idsByName.get(text);
  }

  List<EntityRow> rows(List<QuoteRow> quotes, List<FigureRow> figures, List<ClaimRow> claims) {
    Map<String, Integer> quoted = count(quotes.stream().map(q -> Stream.of(q.speakerEntity())));
    Map<String, Integer> figured =
        count(figures.stream().map(f -> Stream.of(f.subjectEntity(), f.attributedEntity())));
    Map<String, Integer> claimed =
        count(
            claims.stream()
                .map(
                    c ->
                        Stream.of(
                            c.subject().entity(), c.object().entity(), c.attributedEntity())));
    List<EntityRow> rows = new ArrayList<>();
    for (Fields entity : entities) {
      String id = entity.text("id");
      rows.add(
          row(
              entity,
              quoted.getOrDefault(id, 0),
              figured.getOrDefault(id, 0),
              claimed.getOrDefault(id, 0)));
    }
    return rows;
  }

  /** Facts of each entity; one that is in two places of a fact has one there. */
  private static Map<String, Integer> count(Stream<Stream<@Nullable String>> facts) {
    Map<String, Integer> counts = new HashMap<>();
    facts.forEach(
        ids ->
            ids.filter(Objects::nonNull)
                .distinct()
                .forEach(id -> counts.merge(id, 1, Integer::sum)));
    return counts;
  }

  private static EntityRow row(Fields entity, int quotes, int figures, int claims) {
    String type = entity.text("type");
    String name = entity.text("name");
    String wikidata = entity.text("wikidata");
    List<String> aliases = entity.texts("aliases");
    EntityName named = type == null || name == null ? null : EntityName.of(type, name);
    Map<EntityName, Boolean> others = new LinkedHashMap<>();
    EntityName known = named;
    if (named != null) {
      if (wikidata != null) {
        known = named.identified(wikidata);
      }
      if (!named.equals(known)) {
        others.put(named, named.isFull());
      }
      HashSet<Object> seen = new HashSet<>(List.of(named.id()));
      for (String alias : aliases) {
        EntityName other = EntityName.of(named.type(), alias);
        if (other != null && seen.add(other.id())) {
          others.put(other, other.standsFor(named));
        }
      }
    }
    return new EntityRow(
        entity.text("id"),
        type,
        name,
        aliases,
        wikidata,
        entity.text("ticker"),
        entity.text("partOf"),
        entity.real("salience"),
        quotes,
        figures,
        claims,
        known,
        named(others, true),
        named(others, false),
        mentions(entity));
  }

  private static String mentions(Fields entity) {
    ArrayNode mentions = EventJson.mapper().createArrayNode();
    for (Fields mention : entity.items("mentions")) {
      Span span = new Span(mention.integer("start"), mention.integer("end"), mention.text("exact"));
      mentions.addArray().add(span.start()).add(span.end()).add(span.exact());
    }
    return mentions.toString();
  }

  private static List<EntityName> named(Map<EntityName, Boolean> others, boolean safely) {
    return others.entrySet().stream()
        .filter(other -> other.getValue() == safely)
        .map(Map.Entry::getKey)
        .toList();
  }
}
