package io.broadsheet.query.entities;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.lists.ListAnswer;
import io.broadsheet.query.store.Entities.Known;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entity in a list, and the beginning of its page. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EntityLine(
    UUID id,
    String type,
    String name,
    @Nullable String wikidata,
    List<String> aliases,
    int articles,
    @Nullable Integer origins,
    Map<String, String> links) {

  static EntityLine of(Known entity) {
    return new EntityLine(
        entity.id(),
        entity.type(),
        entity.name(),
        entity.wikidata(),
        entity.aliases(),
        entity.articles(),
        entity.origins(),
        links(entity.id(), Stream.concat(Stream.of(entity.name()), entity.merged().stream())));
  }

  /** To itself, and to the articles that name it by one of its names. */
  static Map<String, String> links(UUID id, Stream<String> names) {
    Filter any =
        new Filter.Any(names.<Filter>map(name -> new Filter.Words(Field.ENTITY, name, 0)).toList());
    return Map.of("entity", "/entities/" + id, "articles", ListAnswer.articles(any.print()));
  }
}
