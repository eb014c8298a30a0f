package io.broadsheet.query.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.LogEvent;
import io.broadsheet.query.store.Wording;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleRange;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;

/** A version of an article as Lucene has it: its facts, a document each, then the article. */
final class ArticleBlock {

  /** Raised whenever the same event makes other documents: an index of another one is rebuilt. */
  static final String FORMAT = "4";

  /**
   * Formats before this one that answer while it is built beside them: those whose documents
   * today's queries still find, and that take today's documents.
   */
  static final List<String> ANSWERING = List.of();

  static final String KIND = "kind";
  static final String ARTICLE = "article";
  static final String AT = "at";
  static final String PARTITION = "partition";
  static final String OFFSET = "offset";
  static final String SUPERSEDED = "superseded";
  static final String SORT_AT = "sortAt";
  static final String SORT_ID = "sortId";
  static final String ORDINAL = "ordinal";
  static final String WORDING = "wording";
  static final String PUBLISHED_AT = "publishedAt";

  private static final FieldType WORDS = words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
  private static final FieldType PLACED_WORDS =
      words(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);

  private static FieldType words(IndexOptions options) {
    FieldType words = new FieldType(TextField.TYPE_NOT_STORED);
    words.setIndexOptions(options);
    // They would double what writing costs, and an article is not better for being short.
    words.setOmitNorms(true);
    words.freeze();
    return words;
  }

  private final FieldType words;
  private final LogEvent event;
  private final JsonNode data;
  private final List<Document> documents = new ArrayList<>();

  private ArticleBlock(FieldType words, LogEvent event, JsonNode data) {
    this.words = words;
    this.event = event;
    this.data = data;
  }

  /**
   * Puts an event into an index. One that cannot be read, or that Lucene does not take, would be in
   * the way of all that follow: it is left out.
   *
   * @return why it was left out
   */
  static Optional<String> add(IndexWriter writer, LogEvent event) throws IOException {
    try {
      writer.addDocuments(of(event, EventMatcher.data(event)));
      return Optional.empty();
    } catch (JsonProcessingException | RuntimeException e) {
      if (!writer.isOpen()) {
        throw e;
      }
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  static List<Document> of(LogEvent event, JsonNode data) {
    return of(WORDS, event, data);
  }

  /** The same, with each word's place in its text: larger, and only to be looked at in memory. */
  static List<Document> placed(LogEvent event, JsonNode data) {
    return of(PLACED_WORDS, event, data);
  }

  private static List<Document> of(FieldType words, LogEvent event, JsonNode data) {
    ArticleBlock block = new ArticleBlock(words, event, data);
    block.facts(Scope.QUOTE, "quotes");
    block.facts(Scope.FIGURE, "figures");
    block.facts(Scope.CLAIM, "claims");
    block.article();
    return block.documents;
  }

  /** The term that a version has to itself. */
  static String at(int partition, long offset) {
    return partition + "-" + offset;
  }

  private void facts(Scope kind, String list) {
    int ordinal = 0;
    for (JsonNode fact : data.path(list)) {
      Document document = document(kind, ++ordinal);
      switch (kind) {
        case QUOTE -> quote(document, fact);
        case FIGURE -> figure(document, fact);
        default -> claim(document, fact);
      }
    }
  }

  private Document document(Scope kind, int ordinal) {
    Document document = new Document();
    String id = event.articleId().toString();
    document.add(new StringField(KIND, kind.name(), Store.NO));
    document.add(new StringField(ARTICLE, id, Store.NO));
    document.add(new NumericDocValuesField(PARTITION, event.partition()));
    document.add(new NumericDocValuesField(OFFSET, event.offset()));
    document.add(new NumericDocValuesField(SORT_AT, Keys.micros(event.sortAt())));
    document.add(new SortedDocValuesField(SORT_ID, new BytesRef(id)));
    document.add(new NumericDocValuesField(ORDINAL, ordinal));
    documents.add(document);
    return document;
  }

  private void quote(Document document, JsonNode quote) {
    words(document, Field.QUOTE, quote.path("text"));
    JsonNode speaker = quote.path("speaker");
    Stream.of("name", "role", "organization")
        .forEach(part -> words(document, Field.SPEAKER, speaker.path(part)));
    WholeValues.find(document, Field.SPEAKER, text(speaker.path("name")));
    entity(text(speaker.path("entity"))).ifPresent(it -> names(document, Field.SPEAKER, it));
  }

  private Optional<JsonNode> entity(String id) {
    for (JsonNode entity : data.path("entities")) {
      if (!id.isEmpty() && text(entity.path("id")).equals(id)) {
        return Optional.of(entity);
      }
    }
    return Optional.empty();
  }

  private void figure(Document document, JsonNode figure) {
    words(document, Field.FIGURE_KIND, figure.path("kind"));
    words(document, Field.CURRENCY, figure.path("currency"));
    words(document, Field.UNIT, figure.path("unit"));
    words(document, Field.OF, figure.path("of"));
    words(document, Field.FIGURE_SUBJECT, figure.path("subject"));
    // One number, or a change's two; every number only between the ends of a range.
    Stream.of("value", "from", "to")
        .map(figure::path)
        .filter(JsonNode::isNumber)
        .forEach(value -> interval(document, value.doubleValue(), value.doubleValue()));
    JsonNode min = figure.path("min");
    JsonNode max = figure.path("max");
    if (min.isNumber() && max.isNumber() && min.doubleValue() <= max.doubleValue()) {
      interval(document, min.doubleValue(), max.doubleValue());
    }
  }

  private static void interval(Document document, double min, double max) {
    if (DoubleStream.of(min, max).allMatch(Double::isFinite)) {
      document.add(new DoubleRange(Field.FIGURE.name(), new double[] {min}, new double[] {max}));
    }
  }

  private void claim(Document document, JsonNode claim) {
    JsonNode subject = claim.path("subject").path("text");
    JsonNode object = claim.path("object").path("text");
    words(document, Field.CLAIM_SUBJECT, subject);
    words(document, Field.RELATION, claim.path("relation"));
    words(document, Field.OBJECT, object);
    words(document, Field.DIMENSION, claim.path("dimension"));
    words(document, Field.ATTRIBUTED_TO, claim.path("attributedTo"));
    Stream.of(subject, claim.path("relation"), object)
        .forEach(part -> words(document, Field.CLAIM, part));
  }

  private void article() {
    Document article = document(Scope.ARTICLE, 0);
    String at = at(event.partition(), event.offset());
    article.add(new StringField(AT, at, Store.NO));
    article.add(new NumericDocValuesField(SUPERSEDED, Long.MAX_VALUE));
    article.add(new StringField(Field.ID.name(), event.articleId().toString(), Store.NO));
    article.add(new NumericDocValuesField(WORDING, wording()));
    WholeValues.add(article, data);
    words(article, Field.TITLE, data.path("title"));
    words(article, Field.TEXT, data.path("text"));
    words(article, Field.LANG, data.path("language"));
    words(article, Field.COMPLETENESS, data.path("completeness"));
    for (JsonNode entity : data.path("entities")) {
      names(article, Field.ENTITY, entity);
      kind(text(entity.path("type"))).ifPresent(field -> names(article, field, entity));
    }
    for (JsonNode topic : data.path("topics")) {
      words(article, Field.TOPIC, topic.path("name"));
      words(article, Field.TOPIC, topic.path("uri"));
    }
    JsonNode source = data.path("source");
    words(article, Field.SOURCE, source.path("name"));
    String domain = text(source.path("domain"));
    // Its labels, and the domains that it is in: "example" and "example.com" find news.example.com.
    words(article, Field.SOURCE, domain.replace('.', ' '));
    for (String within = domain; within.contains("."); ) {
      words(article, Field.SOURCE, within);
      within = within.substring(within.indexOf('.') + 1);
    }
    words(article, Field.AUTHOR, data.path("byline").path("raw"));
    data.path("byline")
        .path("authors")
        .forEach(author -> words(article, Field.AUTHOR, author.path("name")));
    words(article, Field.ORIGIN, data.path("origin").path("kind"));
    words(article, Field.ORIGIN, data.path("origin").path("credit"));
    String published = text(data.path("published").path("value"));
    if (time(article, Field.PUBLISHED, published)) {
      long encoded = PublishedAt.of(published).encoded();
      article.add(new NumericDocValuesField(PUBLISHED_AT, encoded));
    }
    time(article, Field.RECEIVED, text(data.path("received")));
  }

  private long wording() {
    String near = data.path("fingerprint").path("near").textValue();
    return Wording.of(near, data.path("completeness").textValue())
        .map(Wording::id)
        .orElseGet(() -> Wording.alone(event.articleId()));
  }

  private static Optional<Field> kind(String type) {
    return Stream.of(Field.ORGANIZATION, Field.PERSON, Field.PLACE, Field.PRODUCT, Field.MODEL)
        .filter(field -> field.name().equalsIgnoreCase(type))
        .findFirst();
  }

  private void names(Document document, Field field, JsonNode entity) {
    words(document, field, entity.path("name"));
    entity.path("aliases").forEach(alias -> words(document, field, alias));
  }

  /** Its text, if it is one. */
  static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : "";
  }

  private void words(Document document, Field field, JsonNode value) {
    words(document, field, text(value));
  }

  private void words(Document document, Field field, String value) {
    if (!value.isEmpty()) {
      document.add(new org.apache.lucene.document.Field(field.name(), value, words));
    }
  }

  private static boolean time(Document document, Field field, String value) {
    try {
      long[] first = {Filter.begin(value)};
      long[] last = {Filter.end(value)};
      document.add(new LongRange(field.name(), first, last));
      return true;
    } catch (DateTimeException e) {
      // An event without that time, or with one that the archive does not order by either.
      return false;
    }
  }
}
