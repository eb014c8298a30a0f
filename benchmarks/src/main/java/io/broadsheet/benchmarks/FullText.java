package io.broadsheet.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The other way to search: PostgreSQL's own full text, in a table beside the archive. */
final class FullText {

  private static final int TIMES = 20;

  private FullText() {}

  /** Seconds that making it takes for all articles. */
  static double make(Connection archive) throws SQLException {
    long from = System.nanoTime();
    try (Statement statement = archive.createStatement()) {
      statement.execute(
          "create table full_text (article_id uuid, sort_at timestamptz, words tsvector)");
      statement.execute("create index on full_text using gin (words)");
      statement.execute("create index on full_text (sort_at desc, article_id desc)");
      statement.execute(
          "insert into full_text select id, sort_at, to_tsvector('simple', title || ' ' ||"
              + " (data ->> 'text')) from article");
      statement.execute("analyze full_text");
    }
    return (System.nanoTime() - from) / 1e9;
  }

  /** The median of a page of a word's articles, with how many there are, in milliseconds. */
  static double median(Connection archive, List<String> words, boolean byRelevance)
      throws SQLException {
    String order = byRelevance ? "ts_rank(words, query) desc" : "sort_at desc, article_id desc";
    String page =
        "select article_id from full_text, to_tsquery('simple', ?) query where words @@ query"
            + " order by "
            + order
            + " limit 20";
    String total = "select count(*) from full_text where words @@ to_tsquery('simple', ?)";
    Timings timings = new Timings();
    for (int n = 0; n < TIMES; n++) {
      String word = ArchiveReads.one(words, n);
      long from = System.nanoTime();
      run(archive, page, word);
      run(archive, total, word);
      timings.add(System.nanoTime() - from);
    }
    return timings.quantile(0.5);
  }

  private static void run(Connection archive, String sql, String word) throws SQLException {
    try (PreparedStatement select = archive.prepareStatement(sql)) {
      select.setString(1, word);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          rows.getObject(1);
        }
      }
    }
  }

  static void drop(Connection archive) throws SQLException {
    try (Statement statement = archive.createStatement()) {
      statement.execute("drop table full_text");
    }
  }
}
