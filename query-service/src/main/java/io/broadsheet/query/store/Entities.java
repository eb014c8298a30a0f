package io.broadsheet.query.store;

import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads of the archive's entities: what the articles name that stand now. */
@ApplicationScoped
public class Entities {

  /** In a list each line's origins are counted, from a few rows an article. */
  private static final int MOST_ARTICLES_IN_A_LIST = 10_000;

  private static final String LINES = Sql.of("entity-lines");
  private static final String MOST = Sql.of("most-entities");
  private static final String NAMED = Sql.of("named-entities");
  private static final String ONE = LINES + "where e.articles > 0 and e.id = ?::uuid";
  private static final String STANDING = Sql.of("standing-entity");
  private static final String NAMES = Sql.of("entity-names");
  private static final String TIMELINE = Sql.of("entity-timeline");
  private static final String TOGETHER = Sql.of("entities-together");
  private static final String FACTS = Sql.of("entity-facts");

  private static final Map<Facts, String> OF_FACTS =
      Map.of(
          Facts.QUOTES, FACTS.formatted("quote", "f.speaker_entity = a.id"),
          Facts.FIGURES,
              FACTS.formatted("figure", "a.id in (f.subject_entity, f.attributed_entity)"),
          Facts.CLAIMS,
              FACTS.formatted(
                  "claim", "a.id in (f.subject_entity, f.object_entity, f.attributed_entity)"));

  private final Reads reads;

  Entities(Reads reads) {
    this.reads = reads;
  }

  /** Where a list goes on: after this line. */
  public record Key(int articles, UUID id) {
    public static final Key MOST = new Key(Integer.MAX_VALUE, new UUID(-1, -1));
  }

  /**
   * An entity.
   *
   * @param aliases what else articles call it
   * @param merged those of them that are the same entity wherever they stand
   * @param articles how many name it
   * @param origins of how many independent origins these are; null in a list where they are many
   */
  public record Known(
      UUID id,
      String type,
      String name,
      @Nullable String wikidata,
      List<String> aliases,
      List<String> merged,
      int articles,
      @Nullable Integer origins) {}

  /** One of those that are named together with another, in so many articles. */
  public record Together(UUID id, String type, String name, int articles, int origins) {}

  /** Articles of a month. */
  public record Month(String month, int articles, int origins) {}

  /**
   * What the archive knows of an entity.
   *
   * @param facts where its newest are
   */
  public record Profile(
      Known entity, List<Month> timeline, List<Together> together, Map<Facts, List<Place>> facts) {}

  /**
   * Those that most articles name first.
   *
   * @param search words that names and aliases begin with; null for all
   * @param type null for all
   */
  public List<Known> list(@Nullable String search, @Nullable String type, Key after, int limit) {
    String words = search == null ? null : query(search);
    return reads.rows(
        LINES + (words == null ? "" : NAMED) + MOST,
        select -> {
          int next = 1;
          select.setInt(next++, MOST_ARTICLES_IN_A_LIST);
          if (words != null) {
            select.setString(next++, words);
          }
          select.setInt(next++, after.articles());
          select.setInt(next++, after.articles());
          select.setString(next++, after.id().toString());
          select.setString(next++, type);
          select.setString(next++, type);
          select.setInt(next, limit);
        },
        Entities::known);
  }

  /** Whether there is a word in it. */
  public static boolean isSearch(String search) {
    return !EntityName.words(search).isEmpty();
  }

  // A letter alone would be the beginning of half the archive.
  private static String query(String search) {
    return EntityName.words(search).stream()
        .map(
            word ->
                word.length() > 1 || Character.isIdeographic(word.charAt(0))
                    ? "'" + word + "':*"
                    : "'" + word + "'")
        .collect(Collectors.joining(" & "));
  }

  /** The entity that an id stands for: itself, or the one that it was merged into. */
  public Optional<UUID> standing(UUID id) {
    return reads
        .rows(
            STANDING,
            select -> select.setString(1, id.toString()),
            row -> row.getObject("entity", UUID.class))
        .stream()
        .findFirst();
  }

  /** All about one that is not merged; empty where no article names it. */
  public Optional<Profile> profile(UUID id) {
    return reads.snapshot(
        connection -> {
          List<Known> found =
              Reads.rows(
                  connection,
                  ONE,
                  select -> {
                    select.setInt(1, Integer.MAX_VALUE);
                    select.setString(2, id.toString());
                  },
                  Entities::known);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          List<UUID> names =
              Reads.rows(
                  connection,
                  NAMES,
                  select -> {
                    select.setString(1, id.toString());
                    select.setString(2, id.toString());
                  },
                  row -> row.getObject("id", UUID.class));
          Map<Facts, List<Place>> facts = new EnumMap<>(Facts.class);
          for (Facts kind : Facts.values()) {
            facts.put(
                kind,
                Reads.rows(
                    connection,
                    Objects.requireNonNull(OF_FACTS.get(kind)),
                    of(names, null),
                    Entities::place));
          }
          return Optional.of(
              new Profile(
                  found.get(0),
                  Reads.rows(connection, TIMELINE, of(names, null), Entities::month),
                  Reads.rows(connection, TOGETHER, of(names, id), Entities::together),
                  facts));
        });
  }

  private static Reads.Parameters of(List<UUID> names, @Nullable UUID but) {
    return select -> {
      Array ids = select.getConnection().createArrayOf("uuid", names.toArray());
      select.setArray(1, ids);
      if (but != null) {
        select.setString(2, but.toString());
      }
    };
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getString("name"),
        row.getString("wikidata"),
        List.of((String[]) row.getArray("aliases").getArray()),
        List.of((String[]) row.getArray("merged").getArray()),
        row.getInt("articles"),
        row.getObject("origins", Integer.class));
  }

  private static Together together(ResultSet row) throws SQLException {
    return new Together(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getString("name"),
        row.getInt("articles"),
        row.getInt("origins"));
  }

  private static Month month(ResultSet row) throws SQLException {
    return new Month(row.getString("month"), row.getInt("articles"), row.getInt("origins"));
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(row.getInt("partition"), row.getLong("offset"), row.getInt("ordinal"));
  }
}
