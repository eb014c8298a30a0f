package io.broadsheet.query.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.query.lists.Fields;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Key;
import io.broadsheet.query.store.Lists.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static String row(Fields fields, String json) {
    return Csv.row(fields.cells(new Line(Key.NEWEST, json.getBytes(UTF_8))));
  }

  private static String cell(String json) {
    return row(Fields.ofArticles("title"), "{\"title\": " + json + "}");
  }

  @Test
  void writesRowsByRfc4180() {
    assertThat(Csv.header(List.of("id", "source.name"))).isEqualTo("id,source.name\r\n");
    assertThat(cell("\"plain\"")).isEqualTo("plain\r\n");
    assertThat(cell("\"a, b\"")).isEqualTo("\"a, b\"\r\n");
    assertThat(cell("\"say \\\"so\\\"\"")).isEqualTo("\"say \"\"so\"\"\"\r\n");
    assertThat(cell("\"one\\ntwo\"")).isEqualTo("\"one\ntwo\"\r\n");
    assertThat(cell("\"阿里云 🚀\"")).isEqualTo("阿里云 🚀\r\n");
    assertThat(row(Fields.ofArticles("title,url,version"), "{\"version\": 2, \"url\": null}"))
        .isEqualTo(",,2\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\\t=1", "\\r=1", "\\n=1", "＝1", "=1,2"})
  void noTextIsAFormula(String text) {
    String plain = cell("\"" + text + "\"").replace("\"", "");
    assertThat(plain).startsWith("'").hasSizeGreaterThan(3);
  }

  @Test
  void aNumberStaysOne() {
    Fields fields = Fields.of(Facts.FIGURES, "value,min");
    assertThat(row(fields, "{\"value\": -2600000000000, \"min\": 0.10}"))
        .isEqualTo("-2600000000000,0.1\r\n");
    assertThat(row(fields, "{\"value\": 2.6e12}")).isEqualTo("2600000000000,\r\n");
    assertThat(row(fields, "{\"value\": 1e99999999}")).hasSizeLessThan(30);
  }

  @Test
  void whatIsNoPlainValueStandsThereAsJson() {
    String article =
        """
        {"source": {"name": "Example"}, "entities": [
          {"name": "Zhou", "aliases": ["=z"]}, {"name": "Alibaba"}]}
        """;
    assertThat(row(Fields.ofArticles("source,entities.name,source.name"), article))
        .isEqualTo(
            "\"{\"\"name\"\":\"\"Example\"\"}\",\"[\"\"Zhou\"\",\"\"Alibaba\"\"]\",Example\r\n");
  }

  @Test
  void factsHaveAColumnForEachValue() {
    assertThat(Fields.of(Facts.QUOTES, null).columns())
        .contains("article.id", "id", "text", "speaker.name", "evidence.start", "evidence.exact")
        .doesNotContain("speaker", "evidence");
  }
}
