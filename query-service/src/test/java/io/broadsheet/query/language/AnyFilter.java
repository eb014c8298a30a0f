package io.broadsheet.query.language;

import io.broadsheet.query.language.Field.Kind;
import io.broadsheet.query.language.Field.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Filters by chance, of given words. */
public final class AnyFilter {

  private final Random chance;
  private final List<String> words;

  public AnyFilter(Random chance, List<String> words) {
    this.chance = chance;
    this.words = words;
  }

  public Filter next() {
    return filter(Scope.ARTICLE, 3);
  }

  /** About one fact of that kind. */
  public Filter of(Scope kind) {
    return oneFact(kind, 3);
  }

  private Filter filter(Scope within, int depth) {
    int kind = depth == 0 ? 9 : chance.nextInt(10);
    return switch (kind) {
      case 0, 1 -> Filter.All.of(some(within, depth));
      case 2, 3 -> Filter.Any.of(some(within, depth));
      case 4 -> Filter.Not.of(filter(within, depth - 1));
      case 5 -> new Filter.Boosted(filter(within, depth - 1), 1 + chance.nextInt(8) / 4f);
      case 6 ->
          within == Scope.ARTICLE
              ? oneFact(one(List.of(Scope.QUOTE, Scope.FIGURE, Scope.CLAIM)), depth)
              : leaf(within);
      default -> leaf(within);
    };
  }

  private List<Filter> some(Scope within, int depth) {
    return Stream.generate(() -> filter(within, depth - 1)).limit(2 + chance.nextInt(2)).toList();
  }

  private Filter oneFact(Scope kind, int depth) {
    return new Filter.OneFact(kind, filter(kind, depth - 1));
  }

  private Filter leaf(Scope within) {
    Field field =
        one(Arrays.stream(Field.values()).filter(each -> each.name(within) != null).toList());
    if (chance.nextInt(3) == 0 || field.kind() == Kind.EXACT) {
      field = within.usual();
    }
    return switch (field.kind()) {
      case NUMBER -> range(field, numbers());
      case TIME -> range(field, List.of("2023", "2024-05", "2024-06-03", "2024-06-03T10:00:00Z"));
      default -> spoken(field);
    };
  }

  private List<String> numbers() {
    return IntStream.of(0, 5, 60, 700)
        .mapToObj(n -> n + (chance.nextBoolean() ? "" : ".5"))
        .toList();
  }

  private Filter range(Field field, List<String> values) {
    String from = chance.nextInt(4) == 0 ? "*" : one(values);
    String to = chance.nextInt(4) == 0 ? "*" : one(values);
    Filter.Range range =
        new Filter.Range(field, from, chance.nextBoolean(), to, chance.nextBoolean());
    return range.isEmpty() ? new Filter.Range(field, from, true, "*", true) : range;
  }

  private Filter spoken(Field field) {
    String word = one(words);
    boolean plain = isPlain(word);
    return switch (chance.nextInt(field.hasWholes() ? 9 : 8)) {
      case 8 -> new Filter.Whole(field, word);
      case 0 -> new Filter.Words(field, word + " " + one(words), 0);
      case 1 -> new Filter.Words(field, word + " " + one(words), 1 + chance.nextInt(6));
      case 2 -> plain ? new Filter.Fuzzy(field, word, 1 + chance.nextInt(2)) : leaf(field, word);
      case 3 -> begun(field, word);
      case 4 ->
          plain
              ? new Filter.Pattern(
                  field, word.substring(0, 2) + "?*" + word.substring(word.length() - 1))
              : leaf(field, word);
      case 5 -> new Filter.Near(field, spans(field), spans(field), 1 + chance.nextInt(8));
      default -> leaf(field, word);
    };
  }

  private List<Filter.Span> spans(Field field) {
    return Stream.generate(() -> span(field)).limit(1 + chance.nextInt(3)).toList();
  }

  private Filter.Span span(Field field) {
    String word = one(words);
    return switch (chance.nextInt(4)) {
      case 0 -> new Filter.Words(field, word + " " + one(words), 0);
      case 1 -> begun(field, word);
      default -> leaf(field, word);
    };
  }

  private static Filter.Span begun(Field field, String word) {
    if (isPlain(word)) {
      return new Filter.Pattern(field, word.substring(0, 2) + "*");
    }
    return word.matches("\\p{L}[^\\p{IsHan}]*[\\p{L}\\p{N}&&[^\\p{IsHan}]]{2}")
        ? new Filter.Pattern(field, word.substring(0, word.length() - 1) + "*")
        : leaf(field, word);
  }

  private static boolean isPlain(String word) {
    return word.length() >= 3 && word.chars().allMatch(c -> c < 0x2e80 && Character.isLetter(c));
  }

  private static Filter.Words leaf(Field field, String word) {
    return new Filter.Words(field, word, 0);
  }

  private <T> T one(List<T> of) {
    return of.get(chance.nextInt(of.size()));
  }
}
