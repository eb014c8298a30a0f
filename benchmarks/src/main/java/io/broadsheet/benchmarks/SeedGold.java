package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An article with a hand-made gold, matched as its README says. */
final class SeedGold {

  private static final int OPENING = 40;

  private SeedGold() {}

  static Tally score(String kind, JsonNode gold, String text, List<String> missed) {
    JsonNode facts =
        EventJson.mapper()
            .valueToTree(
                new ArticleParser()
                    .parse(
                        new Original(
                            null,
                            null,
                            null,
                            null,
                            text,
                            null,
                            null,
                            gold.get("published").asText(),
                            null))
                    .facts());
    Tally tally = new Tally();
    for (JsonNode wanted : gold.get(kind)) {
      boolean found = stream(facts.get(kind)).anyMatch(one -> matches(kind, wanted, one));
      tally.add(wanted.toString(), Score.of(found));
      if (!found) {
        missed.add(kind + " " + wanted);
      }
    }
    return tally;
  }

  private static boolean matches(String kind, JsonNode wanted, JsonNode found) {
    return switch (kind) {
      case "entities" -> isEntity(wanted, found);
      case "quotes" -> isQuote(wanted, found);
      case "figures" -> isFigure(wanted, found);
      case "dates" -> text(found, "value").startsWith(text(wanted, "value"));
      default ->
          text(found, "relation").equals(text(wanted, "relation"))
              && text(found.get("subject"), "text").contains(text(wanted, "subject").split(" ")[0]);
    };
  }

  private static boolean isEntity(JsonNode wanted, JsonNode found) {
    List<String> names = names(found).toList();
    return text(found, "type").equals(text(wanted, "type"))
        && names(wanted).anyMatch(names::contains)
        && stream(wanted.get("mentions"))
            .allMatch(mention -> stream(found.get("mentions")).anyMatch(mention::equals));
  }

  private static Stream<String> names(JsonNode entity) {
    return Stream.concat(
        Stream.of(text(entity, "name")),
        stream(entity.path("aliases")).map(alias -> alias.asText().toLowerCase(Locale.ROOT)));
  }

  private static boolean isQuote(JsonNode wanted, JsonNode found) {
    JsonNode speaker = found.get("speaker");
    return text(found.get("evidence"), "exact")
            .contains(text(wanted.get("evidence"), "exact").substring(0, OPENING))
        && text(speaker, "name").equals(text(wanted, "speaker"))
        && text(speaker, "role").equals(text(wanted, "role"))
        && text(speaker, "organization").equals(text(wanted, "organization"));
  }

  private static boolean isFigure(JsonNode wanted, JsonNode found) {
    String there = text(found.get("evidence"), "exact");
    String exact = text(wanted.get("evidence"), "exact");
    return (there.contains(exact) || exact.contains(there))
        && Stream.of("kind", "bound", "unit", "currency", "per", "attributedTo")
            .allMatch(field -> !wanted.has(field) || text(found, field).equals(text(wanted, field)))
        && Stream.of("value", "min", "max")
            .allMatch(
                field ->
                    !wanted.has(field)
                        || found
                                .path(field)
                                .decimalValue()
                                .compareTo(wanted.get(field).decimalValue())
                            == 0);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText().toLowerCase(Locale.ROOT);
  }

  private static Stream<JsonNode> stream(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false);
  }
}
