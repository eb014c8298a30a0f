package io.broadsheet.query.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Line;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldsTest {

  private static final String ARTICLE =
      """
      {"id": "a", "title": "T", "source": {"name": "N", "domain": "d"},
       "figures": [{"id": "f1", "value": 12345678901234567890.5,
                    "evidence": {"start": 1, "end": 2, "exact": "x"}}, {"id": "f2"}]}
      """;

  private static String chosen(String fields) {
    return of(Fields.ofArticles(fields), ARTICLE);
  }

  private static String of(Fields fields, String json) {
    return new String(fields.of(new Line(Key.NEWEST, json.getBytes(UTF_8))), UTF_8);
  }

  @Test
  void choosesMembersInTheOrderAskedFor() {
    assertThat(chosen("title,id,text")).isEqualTo("{\"title\":\"T\",\"id\":\"a\"}");
    assertThat(chosen("source.name, source.domain"))
        .isEqualTo("{\"source\":{\"name\":\"N\",\"domain\":\"d\"}}");
    assertThat(chosen("source.name,source"))
        .isEqualTo("{\"source\":{\"name\":\"N\",\"domain\":\"d\"}}");
    assertThat(chosen("figures.value,figures.evidence.exact"))
        .isEqualTo(
            "{\"figures\":[{\"value\":12345678901234567890.5,\"evidence\":{\"exact\":\"x\"}},{}]}");
    assertThat(chosen("*")).isEqualTo(ARTICLE);
  }

  private static Map<String, Object> refused(String fields) {
    try {
      Fields.ofArticles(fields);
    } catch (Problem problem) {
      return problem.members();
    }
    throw new AssertionError("took " + fields);
  }

  @Test
  void saysWhatThereIsWhereThereIsNoSuchMember() {
    assertThat(refused("id,titel"))
        .containsEntry("status", 400)
        .containsEntry("parameter", "fields")
        .containsEntry("suggestion", "title");
    assertThat(refused("source.nam"))
        .containsEntry("suggestion", "source.name")
        .hasEntrySatisfying("detail", it -> assertThat(it.toString()).contains("name, domain"));
    assertThat(refused("title.x").get("detail")).asString().contains("no members of its own");
    assertThat(refused("").get("parameter")).isEqualTo("fields");
    assertThat(refused("id,").get("parameter")).isEqualTo("fields");
    assertThat(refused(String.join(",", Collections.nCopies(60, "id")) + ",x".repeat(60_000)))
        .containsEntry("status", 400);
    assertThatThrownBy(() -> Fields.of(Facts.FIGURES, "speaker")).isInstanceOf(Problem.class);
  }

  @Test
  void aFactHasItsArticleToo() {
    String fact = "{\"article\": {\"id\": \"a\", \"title\": \"T\"}, \"text\": \"t\"}";
    assertThat(of(Fields.of(Facts.QUOTES, "article.id,text"), fact))
        .isEqualTo("{\"article\":{\"id\":\"a\"},\"text\":\"t\"}");
  }
}
