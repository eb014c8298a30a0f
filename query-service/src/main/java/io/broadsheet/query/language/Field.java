package io.broadsheet.query.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about. */
public enum Field {
  /** Title and text: where words are looked for that name no field. */
  ANY(Scope.ARTICLE, Kind.WORDS, "", null),
  TITLE(Scope.ARTICLE, Kind.WORDS, "title", null),
  TEXT(Scope.ARTICLE, Kind.WORDS, "text", null),
  ENTITY(Scope.ARTICLE, Kind.WORDS, "entity", null),
  PERSON(Scope.ARTICLE, Kind.WORDS, "person", null),
  ORGANIZATION(Scope.ARTICLE, Kind.WORDS, "organization", null),
  PLACE(Scope.ARTICLE, Kind.WORDS, "place", null),
  PRODUCT(Scope.ARTICLE, Kind.WORDS, "product", null),
  MODEL(Scope.ARTICLE, Kind.WORDS, "model", null),
  TOPIC(Scope.ARTICLE, Kind.WORDS, "topic", null),
  SOURCE(Scope.ARTICLE, Kind.WORDS, "source", null),
  AUTHOR(Scope.ARTICLE, Kind.WORDS, "author", null),
  LANG(Scope.ARTICLE, Kind.WORDS, "lang", null),
  PUBLISHED(Scope.ARTICLE, Kind.TIME, "published", null),
  RECEIVED(Scope.ARTICLE, Kind.TIME, "received", null),
  ORIGIN(Scope.ARTICLE, Kind.WORDS, "origin", null),
  COMPLETENESS(Scope.ARTICLE, Kind.WORDS, "completeness", null),
  ID(Scope.ARTICLE, Kind.EXACT, "id", null),

  QUOTE(Scope.QUOTE, Kind.WORDS, "quote", "text"),
  SPEAKER(Scope.QUOTE, Kind.WORDS, "speaker", "speaker"),

  FIGURE(Scope.FIGURE, Kind.NUMBER, "figure", "value"),
  FIGURE_KIND(Scope.FIGURE, Kind.WORDS, null, "kind"),
  CURRENCY(Scope.FIGURE, Kind.WORDS, "currency", "currency"),
  UNIT(Scope.FIGURE, Kind.WORDS, "unit", "unit"),
  OF(Scope.FIGURE, Kind.WORDS, null, "of"),
  FIGURE_SUBJECT(Scope.FIGURE, Kind.WORDS, null, "subject"),

  /** Subject, relation and object together. */
  CLAIM(Scope.CLAIM, Kind.WORDS, "claim", ""),
  CLAIM_SUBJECT(Scope.CLAIM, Kind.WORDS, null, "subject"),
  RELATION(Scope.CLAIM, Kind.WORDS, null, "relation"),
  OBJECT(Scope.CLAIM, Kind.WORDS, null, "object"),
  DIMENSION(Scope.CLAIM, Kind.WORDS, null, "dimension"),
  ATTRIBUTED_TO(Scope.CLAIM, Kind.WORDS, null, "attributedTo");

  private final Scope scope;
  private final Kind kind;
  private final @Nullable String outside;
  private final @Nullable String inside;

  Field(Scope scope, Kind kind, @Nullable String outside, @Nullable String inside) {
    this.scope = scope;
    this.kind = kind;
    this.outside = outside;
    this.inside = inside;
  }

  /** What has the field: the article, or each fact of one kind. */
  public enum Scope {
    ARTICLE,
    QUOTE,
    FIGURE,
    CLAIM;

    /** Where words are looked for that name no field. */
    Field usual() {
      return switch (this) {
        case ARTICLE -> Field.ANY;
        case QUOTE -> Field.QUOTE;
        case FIGURE -> Field.FIGURE;
        case CLAIM -> Field.CLAIM;
      };
    }

    /** How a query begins that is about one fact: {@code quote}, {@code figure}, {@code claim}. */
    String opening() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What its values are. */
  public enum Kind {
    WORDS,
    EXACT,
    NUMBER,
    TIME
  }

  public Scope scope() {
    return scope;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether its values can be asked for as wholes, and counted. */
  public boolean hasWholes() {
    return switch (this) {
      case ENTITY,
          PERSON,
          ORGANIZATION,
          PLACE,
          PRODUCT,
          MODEL,
          TOPIC,
          SOURCE,
          AUTHOR,
          LANG,
          ORIGIN,
          SPEAKER ->
          true;
      default -> false;
    };
  }

  /** The name that it has there: within the brackets of one fact it may be another. */
  @Nullable String name(Scope within) {
    return within == Scope.ARTICLE ? outside : within == scope ? inside : null;
  }

  static Optional<Field> named(String name, Scope within) {
    return Arrays.stream(values())
        .filter(field -> !name.isEmpty() && name.equals(field.name(within)))
        .findFirst();
  }

  static List<String> names(Scope within) {
    return Arrays.stream(values())
        .map(field -> field.name(within))
        .filter(name -> name != null && !name.isEmpty())
        .toList();
  }
}
