package io.broadsheet.query.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Values that are asked for and counted as wholes. Two are the same whose words are; counted is by
 * a number of these, the same in every segment, and shown is what the article has.
 */
final class WholeValues {

  private static final int LONGEST = 200;

  private WholeValues() {}

  static Query query(Filter.Whole whole) {
    String term = terms(whole.field());
    return new ConstantScoreQuery(new TermQuery(new Term(term, key(whole.value()))));
  }

  private static String terms(Field field) {
    return field.name() + "=";
  }

  static String numbers(Field field) {
    return field.name() + "#";
  }

  static String labels(Field field) {
    return field.name() + "~";
  }

  /** The words of as much of a value as is shown: what is shown has the same key. */
  static String key(String value) {
    return String.join(" ", Analysis.words(cut(value)));
  }

  static long number(String key) {
    BytesRef bytes = new BytesRef(key);
    return (long) StringHelper.murmurhash3_x86_32(bytes, 1) << 32
        | StringHelper.murmurhash3_x86_32(bytes, 2) & 0xffffffffL;
  }

  /** Makes a document findable by a whole value. */
  static void find(Document document, Field field, String value) {
    String key = key(value);
    if (!key.isEmpty()) {
      document.add(new StringField(terms(field), key, Store.NO));
    }
  }

  /** Makes an article countable by all of its values, and findable by those that are its own. */
  static void add(Document article, JsonNode data) {
    for (Field field : Field.values()) {
      if (field.hasWholes()) {
        Map<String, String> labels = new LinkedHashMap<>();
        of(field, data).forEach(label -> labels.putIfAbsent(key(label), label));
        labels.remove("");
        labels.forEach(
            (key, label) -> {
              if (field.scope() == Scope.ARTICLE) {
                find(article, field, label);
              }
              article.add(new SortedNumericDocValuesField(numbers(field), number(key)));
              article.add(new SortedSetDocValuesField(labels(field), new BytesRef(cut(label))));
            });
      }
    }
  }

  private static Stream<String> of(Field field, JsonNode data) {
    return switch (field) {
      case TOPIC -> texts(data.path("topics"), topic -> topic.path("name"));
      case AUTHOR -> texts(data.path("byline").path("authors"), author -> author.path("name"));
      case LANG -> Stream.of(ArticleBlock.text(data.path("language")));
      case SOURCE -> either(data.path("source"), "name", "domain");
      case ORIGIN -> either(data.path("origin"), "credit", "kind");
      case SPEAKER -> texts(data.path("quotes"), quote -> quote.path("speaker").path("name"));
      default ->
          texts(
              data.path("entities"),
              entity ->
                  field == Field.ENTITY
                          || field.name().equalsIgnoreCase(ArticleBlock.text(entity.path("type")))
                      ? entity.path("name")
                      : MissingNode.getInstance());
    };
  }

  private static Stream<String> either(JsonNode object, String name, String otherwise) {
    String value = ArticleBlock.text(object.path(name));
    return Stream.of(value.isEmpty() ? ArticleBlock.text(object.path(otherwise)) : value);
  }

  private static Stream<String> texts(JsonNode list, Function<JsonNode, JsonNode> text) {
    return StreamSupport.stream(list.spliterator(), false).map(text).map(ArticleBlock::text);
  }

  private static String cut(String text) {
    return text.substring(
        0, text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length()))));
  }
}
