package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.broadsheet.query.language.Field;
import io.broadsheet.query.language.Filter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.junit.jupiter.api.Test;

class WholeValuesTest {

  private static final String LONG =
      IntStream.range(0, 84)
          .mapToObj(n -> Character.toString('A' + n % 26))
          .collect(Collectors.joining(", "));

  private static Document article(String source) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    Document article = new Document();
    WholeValues.add(
        article, nodes.objectNode().set("source", nodes.objectNode().put("name", source)));
    return article;
  }

  private static String label(Document article) {
    return Objects.requireNonNull(article.getBinaryValue(WholeValues.labels(Field.SOURCE)))
        .utf8ToString();
  }

  private static long number(Document article) {
    return article.getField(WholeValues.numbers(Field.SOURCE)).numericValue().longValue();
  }

  @Test
  void whatIsShownOfALongValueIsCountedAsTheValueIs() {
    for (String source : List.of(LONG, "阿".repeat(250), "🚀 ".repeat(40) + LONG)) {
      Document article = article(source);

      assertThat(label(article).codePoints()).hasSize(200);
      assertThat(WholeValues.number(WholeValues.key(label(article)))).isEqualTo(number(article));
    }
  }

  @Test
  void aLongValueIsFoundByItselfAndByWhatIsShown() {
    String shown = label(article(LONG));
    StandingQuery query = new StandingQuery(Filter.parse("source:=\"" + shown + "\""));

    assertThat(LONG).hasSize(250);
    assertThat(new StandingQuery(Filter.parse("source:=\"" + LONG + "\""))).isEqualTo(query);
    assertThat(
            new EventMatcher()
                .matching(
                    query,
                    Stored.chunk(
                        Stored.event(3, "{\"source\": {\"name\": \"%s\"}}".formatted(LONG))))
                .events())
        .hasSize(1);
  }
}
