package io.broadsheet.query.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.Seed;
import io.broadsheet.fences.RealServers;
import io.broadsheet.query.Newsroom;
import io.broadsheet.query.Rows;
import io.broadsheet.query.Seeds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** docs/sql.md, held against the archive of the seeds. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SqlDocumentIT {

  private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile("^### (\\w+)$(.*?)(?=^### |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern COLUMN =
      Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\|", Pattern.MULTILINE);

  @Inject DataSource database;

  @Test
  void eachExampleFindsSomethingInTheSeeds() throws Exception {
    try (Newsroom newsroom = new Newsroom()) {
      for (UUID id : Seeds.publish(newsroom)) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> given().get("/articles/" + id).statusCode() == 200);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> Rows.count("select count(*) from outcome") >= 10);
    }
    List<String> examples =
        EXAMPLE.matcher(document()).results().map(example -> example.group(1)).toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(10);
    for (String example : examples) {
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(example)) {
        assertThat(rows.next()).as(example).isTrue();
      }
    }
  }

  @Test
  void namesEachColumnWithItsType() throws Exception {
    TreeSet<String> documented = new TreeSet<>();
    for (MatchResult table : TABLE.matcher(document()).results().toList()) {
      COLUMN
          .matcher(table.group(2))
          .results()
          .forEach(
              column ->
                  documented.add(table.group(1) + "." + column.group(1) + " " + column.group(2)));
    }
    TreeSet<String> there = new TreeSet<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)"
                    + " from pg_attribute join pg_class on pg_class.oid = attrelid"
                    + " where relnamespace = current_schema()::regnamespace and relkind in ('r', 'v')"
                    + " and attnum > 0 and not attisdropped and relname not like 'flyway%'")) {
      while (rows.next()) {
        there.add(rows.getString(1));
      }
    }

    assertThat(there).isEqualTo(documented);
  }

  private static String document() throws Exception {
    return Files.readString(Seed.root().resolve("docs/sql.md"));
  }
}
