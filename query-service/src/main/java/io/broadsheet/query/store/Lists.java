package io.broadsheet.query.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.Topic;
import io.broadsheet.fences.kafka.KafkaTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists as they stood at a position, newest first, from a key on. */
@ApplicationScoped
public class Lists {

  /** Bytes of whole articles on a page, but for the last of them: they are held in memory. */
  private static final int WHOLES = 4 << 20;

  private static final String ARTICLES = Sql.of("article-lines");
  private static final String WHOLE_ARTICLES = Sql.of("whole-articles");
  private static final String NEWEST_ARTICLES = Sql.of("newest-articles");
  private static final String PICKED_ARTICLES = Sql.of("picked-articles");
  private static final String NEWEST_FACTS = Sql.of("newest-facts");
  private static final String PICKED_FACTS = Sql.of("picked-facts");
  private static final String COUNT_ARTICLES = Sql.of("count-articles");
  private static final String READ_POSITIONS = Sql.of("read-positions");

  /** Rows at a time of a piece: of the largest articles 16 are 16 MB. */
  private static final int FETCHED_ARTICLES = 16;

  private static final int FETCHED_LINES = 500;

  private final Reads reads;
  private final KafkaTopics topics;

  Lists(Reads reads, KafkaTopics topics) {
    this.reads = reads;
    this.topics = topics;
  }

  /**
   * Where a list goes on: after this line.
   *
   * @param ordinal of a fact within its article; 0 begins with the article's first
   */
  public record Key(Instant sortAt, UUID articleId, int ordinal) {

    /** Before the first line. */
    public static final Key NEWEST =
        new Key(Instant.parse("9999-12-31T23:59:59Z"), new UUID(-1, -1), 0);

    static final Key OLDEST = new Key(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0), 0);
  }

  /**
   * Where a line's row is.
   *
   * @param ordinal of a fact within its article; 0 is the article
   */
  public record Place(int partition, long offset, int ordinal) {}

  /** How many articles there are, and the position that the number is true of. */
  public record Extent(long articles, Cursor at) {}

  /** Which facts. */
  public enum Facts {
    /** Who said what. */
    QUOTES("quote-lines"),
    /** Numbers. */
    FIGURES("figure-lines"),
    /** Who did what to whom. */
    CLAIMS("claim-lines");

    private final String lines;

    Facts(String file) {
      this.lines = Sql.of(file);
    }
  }

  /**
   * An article, or a fact with its article.
   *
   * @param json one object on one line, in UTF-8
   */
  public record Line(Key key, byte[] json) {

    /** Their objects in UTF-8, with what stands before, between and behind them. */
    public static byte[] joined(String head, List<Line> lines, String between, String tail) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      String before = head;
      for (Line line : lines) {
        joined.writeBytes(before.getBytes(UTF_8));
        joined.writeBytes(line.json);
        before = between;
      }
      joined.writeBytes((lines.isEmpty() ? head + tail : tail).getBytes(UTF_8));
      return joined.toByteArray();
    }
  }

  /** What a first page begins with. */
  public Extent extent() {
    return reads.snapshot(
        connection -> {
          Cursor at = Reads.result(connection, READ_POSITIONS, this::events, this::cursor);
          long articles =
              Reads.result(
                  connection,
                  COUNT_ARTICLES,
                  none -> {},
                  rows -> rows.next() ? rows.getLong(1) : 0);
          return new Extent(articles, at);
        });
  }

  /** Whether a position is one of the events that are listed here. */
  public boolean isHere(Cursor at) {
    return at.topicId().equals(topics.id(Topic.EVENTS)) && at.next().size() == topics.partitions();
  }

  /** Articles that stood at a position. */
  public List<Line> articles(Cursor at, Key after, int limit) {
    return lines(ARTICLES + NEWEST_ARTICLES, articlesFrom(at, after, limit));
  }

  /** The same, whole, and fewer where these fill a page. */
  public List<Line> wholes(Cursor at, Key after, int limit) {
    return piece(null, true, at, after, limit, WHOLES);
  }

  /**
   * Facts of the articles that stood at a position.
   *
   * @param only this article's; null for all
   */
  public List<Line> facts(Facts kind, Cursor at, Key after, @Nullable ArticleRow only, int limit) {
    return lines(kind.lines + NEWEST_FACTS, factsFrom(at, after, only, limit));
  }

  /** The articles at these places, in this order. */
  public List<Line> articles(List<Place> places) {
    return lines(ARTICLES + PICKED_ARTICLES, at(places));
  }

  /** The same, whole, and fewer where these fill a page. */
  public List<Line> wholes(List<Place> places) {
    return piece(null, true, places, WHOLES);
  }

  /** Whether whole articles fill a page, so that more may be asked for than were read. */
  public static boolean fillPage(List<Line> wholes) {
    return wholes.stream().mapToLong(whole -> whole.json.length).sum() >= WHOLES;
  }

  /** The facts at these places, in this order. */
  public List<Line> facts(Facts kind, List<Place> places) {
    return lines(kind.lines + PICKED_FACTS, at(places));
  }

  private List<Line> lines(String sql, Reads.Parameters parameters) {
    return reads.result(sql, parameters, rows -> LineReader.read(rows, Long.MAX_VALUE));
  }

  /**
   * What stood at a position, in pieces for whoever wants all.
   *
   * @param kind of facts; null for articles
   * @param whole articles' data instead of their lines
   * @param rows at most
   * @param bytes at most, but for the last row
   */
  public List<Line> piece(
      @Nullable Facts kind, boolean whole, Cursor at, Key after, int rows, int bytes) {
    return kind == null
        ? piece(head(kind, whole) + NEWEST_ARTICLES, whole, articlesFrom(at, after, rows), bytes)
        : piece(head(kind, whole) + NEWEST_FACTS, whole, factsFrom(at, after, null, rows), bytes);
  }

  /** The same of what is at these places; its last line says how far it came. */
  public List<Line> piece(@Nullable Facts kind, boolean whole, List<Place> places, int bytes) {
    String picked = kind == null ? PICKED_ARTICLES : PICKED_FACTS;
    return piece(head(kind, whole) + picked, whole, at(places), bytes);
  }

  private static String head(@Nullable Facts kind, boolean whole) {
    return kind != null ? kind.lines : whole ? WHOLE_ARTICLES : ARTICLES;
  }

  private List<Line> piece(String sql, boolean whole, Reads.Parameters parameters, int bytes) {
    // Outside a transaction the driver fetches all rows at once.
    return reads.transaction(
        connection ->
            Reads.result(
                connection,
                sql,
                select -> {
                  parameters.of(select);
                  select.setFetchSize(whole ? FETCHED_ARTICLES : FETCHED_LINES);
                },
                rows -> LineReader.read(rows, bytes)));
  }

  private static Reads.Parameters articlesFrom(Cursor at, Key after, int limit) {
    return select -> {
      int next = at(select, at, 1);
      next = key(select, after, next);
      select.setInt(next, limit);
    };
  }

  private static Reads.Parameters factsFrom(
      Cursor at, Key after, @Nullable ArticleRow only, int limit) {
    Key from = only == null ? Key.OLDEST : new Key(only.sortAt(), only.articleId(), 0);
    Key to = only == null || after != Key.NEWEST ? after : from;
    return select -> {
      int next = at(select, at, 1);
      next = key(select, from, next);
      next = key(select, to, next);
      next = key(select, to, next);
      select.setInt(next++, to.ordinal());
      select.setInt(next, limit);
    };
  }

  private static Reads.Parameters at(List<Place> places) {
    return select -> {
      Connection connection = select.getConnection();
      Object[] partitions = places.stream().map(Place::partition).toArray();
      Object[] offsets = places.stream().map(Place::offset).toArray();
      Object[] ordinals = places.stream().map(Place::ordinal).toArray();
      select.setArray(1, connection.createArrayOf("int4", partitions));
      select.setArray(2, connection.createArrayOf("int8", offsets));
      select.setArray(3, connection.createArrayOf("int4", ordinals));
    };
  }

  private void events(PreparedStatement select) throws SQLException {
    Object[] names = {topics.name(Topic.EVENTS)};
    select.setArray(1, select.getConnection().createArrayOf("text", names));
  }

  private Cursor cursor(ResultSet rows) throws SQLException {
    List<Long> next = Reads.all(rows, row -> row.getLong("next"));
    return new Cursor(topics.id(Topic.EVENTS), next);
  }

  private static int at(PreparedStatement select, Cursor at, int parameter) throws SQLException {
    Connection connection = select.getConnection();
    select.setArray(parameter, connection.createArrayOf("int8", at.next().toArray()));
    select.setArray(parameter + 1, connection.createArrayOf("int8", at.next().toArray()));
    return parameter + 2;
  }

  private static int key(PreparedStatement select, Key key, int parameter) throws SQLException {
    select.setString(parameter, key.sortAt().toString());
    select.setString(parameter + 1, key.articleId().toString());
    return parameter + 2;
  }
}
