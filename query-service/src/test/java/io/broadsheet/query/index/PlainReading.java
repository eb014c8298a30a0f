package io.broadsheet.query.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Kind;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What docs/query.md says of a filter, read word by word from the data of an article: whether a row
 * of a list, the article or one of its facts, is so.
 */
final class PlainReading implements Filter.Meaning<Boolean> {

  private static final Pattern WORD =
      Pattern.compile("[0-9]+[.,][0-9]+|\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
  private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();
  private static final Map<String, String> FOLDED = new ConcurrentHashMap<>();

  private final JsonNode article;
  private final Scope found;
  private final JsonNode row;

  PlainReading(JsonNode article, Scope found, JsonNode row) {
    this.article = article;
    this.found = found;
    this.row = row;
  }

  /** The rows that an article has on the list of a kind. */
  static List<JsonNode> rows(JsonNode article, Scope kind) {
    return kind == Scope.ARTICLE
        ? List.of(article)
        : list(article.path(kind.name().toLowerCase(Locale.ROOT) + "s")).toList();
  }

  private static Stream<JsonNode> list(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  @Override
  public Boolean everything() {
    return true;
  }

  @Override
  public Boolean all(List<Filter> clauses) {
    return clauses.stream().allMatch(clause -> clause.meaning(this));
  }

  @Override
  public Boolean any(List<Filter> clauses) {
    return clauses.stream().anyMatch(clause -> clause.meaning(this));
  }

  @Override
  public Boolean not(Filter clause) {
    return !clause.meaning(this);
  }

  @Override
  public Boolean boosted(Filter clause, float factor) {
    return clause.meaning(this);
  }

  @Override
  public Boolean oneFact(Scope kind, Filter clause) {
    return isSo(kind, fact -> clause.meaning(new PlainReading(article, kind, fact)));
  }

  /** Of the row itself, or of any that the article has of another kind. */
  private boolean isSo(Scope kind, Predicate<JsonNode> so) {
    return kind == found ? so.test(row) : rows(article, kind).stream().anyMatch(so);
  }

  private boolean hasValue(Field field, Predicate<List<String>> so) {
    return isSo(field.scope(), row -> values(field, row).map(PlainReading::words).anyMatch(so));
  }

  @Override
  public Boolean words(Filter.Words words) {
    List<String> asked = words(words.text());
    return hasValue(words.field(), value -> isWithin(value, asked, words.slop(), List.of()));
  }

  /** Whether words have places of their own whose distances from those of a phrase are so near. */
  private static boolean isWithin(
      List<String> value, List<String> asked, int slop, List<Integer> places) {
    int next = places.size();
    IntSummaryStatistics moved =
        IntStream.range(0, next).map(i -> places.get(i) - i).summaryStatistics();
    if (next == asked.size() || next > 0 && moved.getMax() - moved.getMin() > slop) {
      return next > 0 && moved.getMax() - moved.getMin() <= slop;
    }
    return IntStream.range(0, value.size())
        .filter(place -> value.get(place).equals(asked.get(next)) && !places.contains(place))
        .anyMatch(
            place ->
                isWithin(
                    value, asked, slop, Stream.concat(places.stream(), Stream.of(place)).toList()));
  }

  @Override
  public Boolean whole(Filter.Whole whole) {
    List<String> asked = words(whole.value());
    return isSo(
        whole.field().scope(),
        row -> wholes(whole.field(), row).map(PlainReading::words).anyMatch(asked::equals));
  }

  @Override
  public Boolean pattern(Filter.Pattern pattern) {
    return hasValue(pattern.field(), value -> !places(value, List.of(pattern)).isEmpty());
  }

  @Override
  public Boolean fuzzy(Filter.Fuzzy fuzzy) {
    String asked = folded(fuzzy.word());
    return hasValue(
        fuzzy.field(),
        value ->
            value.stream()
                .anyMatch(
                    word ->
                        word.charAt(0) == asked.charAt(0)
                            && slips(word.substring(1), asked.substring(1)) <= fuzzy.distance()));
  }

  private static int slips(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        slips[i][j] = i == 0 || j == 0 ? i + j : slips[i - 1][j - 1];
        if (i > 0 && j > 0 && one.charAt(i - 1) != other.charAt(j - 1)) {
          slips[i][j] = 1 + Math.min(slips[i][j], Math.min(slips[i - 1][j], slips[i][j - 1]));
          boolean swapped =
              i > 1
                  && j > 1
                  && one.charAt(i - 1) == other.charAt(j - 2)
                  && one.charAt(i - 2) == other.charAt(j - 1);
          slips[i][j] = swapped ? Math.min(slips[i][j], slips[i - 2][j - 2] + 1) : slips[i][j];
        }
      }
    }
    return slips[one.length()][other.length()];
  }

  private record Places(int first, int last) {}

  @Override
  public Boolean near(Filter.Near near) {
    return hasValue(
        near.field(),
        value -> {
          List<Places> right = places(value, near.right());
          return places(value, near.left()).stream()
              .anyMatch(
                  one ->
                      right.stream()
                          .anyMatch(
                              other -> {
                                int after = other.first - one.last;
                                int before = one.first - other.last;
                                return Math.max(after, before) > 0
                                    && Math.max(after, before) <= near.distance();
                              }));
        });
  }

  private static List<Places> places(List<String> value, List<Filter.Span> spans) {
    List<Places> places = new ArrayList<>();
    for (Filter.Span span : spans) {
      List<Predicate<String>> asked = words(span);
      for (int from = 0; from + asked.size() <= value.size(); from++) {
        int first = from;
        if (IntStream.range(0, asked.size())
            .allMatch(i -> asked.get(i).test(value.get(first + i)))) {
          places.add(new Places(first, first + asked.size() - 1));
        }
      }
    }
    return places;
  }

  /** Word by word; a star at the end of several words is of the last. */
  private static List<Predicate<String>> words(Filter.Span span) {
    if (span instanceof Filter.Words words) {
      return words(words.text()).stream().map(Predicate::<String>isEqual).toList();
    }
    return Stream.of(folded(((Filter.Pattern) span).text()).split("[-'’]"))
        .map(word -> Pattern.compile(word.replace("?", ".").replace("*", ".*")))
        .map(Pattern::asMatchPredicate)
        .toList();
  }

  @Override
  public Boolean range(Filter.Range range) {
    if (range.field().kind() == Kind.TIME) {
      return values(range.field(), article)
          .anyMatch(
              time -> Filter.begin(time) <= range.last() && Filter.end(time) >= range.first());
    }
    return isSo(
        range.field().scope(),
        figure ->
            DoubleStream.concat(
                        numbers(figure, "value"),
                        DoubleStream.concat(numbers(figure, "from"), numbers(figure, "to")))
                    .anyMatch(number -> meets(range, number, number))
                || figure.has("min")
                    && meets(range, figure.path("min").asDouble(), figure.path("max").asDouble()));
  }

  private static DoubleStream numbers(JsonNode figure, String name) {
    return figure.has(name) ? DoubleStream.of(figure.path(name).asDouble()) : DoubleStream.empty();
  }

  private static boolean meets(Filter.Range range, double least, double most) {
    boolean above =
        range.from().equals("*")
            || most > Double.parseDouble(range.from())
            || range.fromIts() && most == Double.parseDouble(range.from());
    boolean below =
        range.to().equals("*")
            || least < Double.parseDouble(range.to())
            || range.toIts() && least == Double.parseDouble(range.to());
    return above && below;
  }

  private Stream<String> values(Field field, JsonNode row) {
    return switch (field) {
      case ANY -> texts(row, "/title", "/text");
      case TITLE, TEXT, COMPLETENESS, UNIT, CURRENCY, OF, RELATION, DIMENSION ->
          texts(row, "/" + field.name().toLowerCase(Locale.ROOT));
      case LANG -> texts(row, "/language");
      case PUBLISHED -> texts(row, "/published/value");
      case ENTITY, PERSON, PLACE, PRODUCT -> entities(field).flatMap(PlainReading::names);
      case QUOTE -> texts(row, "/text");
      case SPEAKER ->
          Stream.concat(
              texts(row, "/speaker/name", "/speaker/role", "/speaker/organization"),
              entities(Field.ENTITY)
                  .filter(entity -> entity.path("id").equals(row.at("/speaker/entity")))
                  .flatMap(PlainReading::names));
      case FIGURE_KIND -> texts(row, "/kind");
      case FIGURE_SUBJECT -> texts(row, "/subject");
      case CLAIM -> texts(row, "/subject/text", "/relation", "/object/text");
      case CLAIM_SUBJECT -> texts(row, "/subject/text");
      case OBJECT -> texts(row, "/object/text");
      case ATTRIBUTED_TO -> texts(row, "/attributedTo");
      default -> Stream.of();
    };
  }

  private Stream<String> wholes(Field field, JsonNode row) {
    return switch (field) {
      case SPEAKER -> texts(row, "/speaker/name");
      case ENTITY, PERSON, PLACE, PRODUCT ->
          entities(field).flatMap(entity -> texts(entity, "/name"));
      default -> values(field, row);
    };
  }

  private Stream<JsonNode> entities(Field type) {
    return list(article.path("entities"))
        .filter(
            entity ->
                type == Field.ENTITY
                    || type.name().equalsIgnoreCase(entity.path("type").textValue()));
  }

  private static Stream<String> names(JsonNode entity) {
    return Stream.concat(
        texts(entity, "/name"), list(entity.path("aliases")).map(JsonNode::textValue));
  }

  private static Stream<String> texts(JsonNode of, String... paths) {
    return Stream.of(paths).map(of::at).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static List<String> words(String text) {
    return WORDS.computeIfAbsent(
        text,
        unread -> WORD.matcher(folded(unread)).results().map(found -> found.group()).toList());
  }

  private static String folded(String text) {
    return FOLDED.computeIfAbsent(
        text,
        typed ->
            Normalizer.normalize(typed, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss"));
  }
}
