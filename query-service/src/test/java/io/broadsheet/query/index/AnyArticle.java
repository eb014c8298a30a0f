package io.broadsheet.query.index;

import io.broadsheet.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Articles by chance, each of the words of one language. */
final class AnyArticle {

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "en",
              List.of(
                  "chip",
                  "chips",
                  "export",
                  "Alibaba's",
                  "growth",
                  "GPT-4o",
                  "$2.6",
                  "organisation"),
          "de",
              List.of("Zürich", "Straße", "Aktien", "Börse", "Kurs", "wächst", "3,5", "Bundesbank"),
          "fr",
              List.of(
                  "l'Oréal",
                  "société",
                  "croissance",
                  "d’exportation",
                  "Élysée",
                  "marché",
                  "prix",
                  "coûts"),
          "es",
              List.of(
                  "mañana", "señal", "crecimiento", "¿cómo", "año", "empresa", "chips", "mercado"),
          "ru", List.of("Ещё", "растёт", "рост", "банк", "майский", "GPT-4o", "Zu\u0308rich"),
          "zh", List.of("阿里云", "发布", "新模型", "芯片", "出口", "增长", "万亿美元", "GPT-4o"));

  static final List<String> ALL_WORDS =
      WORDS.values().stream().flatMap(List::stream).distinct().sorted().toList();

  private final Random chance;

  AnyArticle(Random chance) {
    this.chance = chance;
  }

  /** Its data, as JSON. */
  String next() {
    String language = one(WORDS.keySet().stream().sorted().toList());
    List<String> words = WORDS.getOrDefault(language, ALL_WORDS);
    Map<String, Object> article =
        Map.of(
            "title",
            words(words, 4),
            "text",
            words(words, 40),
            "language",
            language,
            "completeness",
            "full",
            "published",
            Map.of("value", one(List.of("2023", "2024-05", "2024-06-03", "2024-06-03T10:00:00Z"))),
            "entities",
            List.of(
                Map.of(
                    "id",
                    "e1",
                    "type",
                    one(List.of("person", "place", "product")),
                    "name",
                    words(words, 2),
                    "aliases",
                    List.of(one(words)))),
            "quotes",
            some(() -> quote(words)),
            "figures",
            some(() -> figure(words)),
            "claims",
            some(() -> claim(words)));
    return new String(EventJson.bytes(article), StandardCharsets.UTF_8);
  }

  private List<Map<String, Object>> some(Supplier<Map<String, Object>> fact) {
    return Stream.generate(fact).limit(chance.nextInt(4)).toList();
  }

  private Map<String, Object> quote(List<String> words) {
    Map<String, Object> speaker =
        chance.nextBoolean()
            ? Map.of("name", words(words, 2), "entity", chance.nextBoolean() ? "e1" : "e2")
            : Map.of("role", one(words), "organization", words(words, 2));
    return Map.of("text", words(words, 6), "speaker", speaker);
  }

  private Map<String, Object> figure(List<String> words) {
    int from = chance.nextInt(100);
    return switch (chance.nextInt(3)) {
      case 0 -> Map.of("kind", "count", "value", from * 10, "unit", one(words));
      case 1 -> Map.of("kind", "money", "min", from, "max", from + 50, "currency", one(words));
      default ->
          Map.of(
              "kind",
              "percent",
              "from",
              from,
              "to",
              from - 50,
              "of",
              words(words, 2),
              "subject",
              one(words));
    };
  }

  private Map<String, Object> claim(List<String> words) {
    return Map.of(
        "subject",
        Map.of("text", words(words, 2)),
        "relation",
        "launched",
        "object",
        Map.of("text", words(words, 2)),
        chance.nextBoolean() ? "dimension" : "attributedTo",
        words(words, 2));
  }

  private String words(List<String> words, int count) {
    return Stream.generate(() -> one(words)).limit(count).collect(Collectors.joining(" "));
  }

  private <T> T one(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }
}
