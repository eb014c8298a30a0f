package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RequiredTermsTest {

  private static List<String> required(String query) {
    return RequiredTerms.of(LuceneQuery.of(Filter.parse(query), Scope.ARTICLE)).stream()
        .flatMap(terms -> terms.stream().map(term -> term.field() + " " + term.text()))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .toList();
  }

  @Test
  void ofWhatMustHoldTheRarestPart() {
    assertThat(required("chip semiconductors"))
        .containsExactly("TEXT semiconductors", "TITLE semiconductors");
    assertThat(required("lang:en title:chip")).containsExactly("TITLE chip");
    assertThat(required("\"computing power\""))
        .containsExactly("TEXT computing", "TITLE computing");
    assertThat(required("\"computing power\"~5 -stocks"))
        .containsExactly("TEXT computing", "TITLE computing");
    assertThat(required("gpt-4*")).containsExactly("TEXT gpt", "TITLE gpt");
    assertThat(required("chip AND (export OR import OR trade)"))
        .containsExactly("TEXT chip", "TITLE chip");
  }

  @Test
  void ofAlternativesAll() {
    assertThat(required("title:chip OR title:wafer")).containsExactly("TITLE chip", "TITLE wafer");
    assertThat(required("title:chip^3 OR (title:wafer title:semiconductor)"))
        .containsExactly("TITLE chip", "TITLE semiconductor");
    assertThat(required("chip NEAR/5 export")).containsExactly("TEXT export", "TITLE export");
  }

  @Test
  void ofFactsToo() {
    assertThat(required("speaker:\"Zhou Jingren\"")).containsExactly("SPEAKER jingren");
    assertThat(required("figure:(value:[1e12 TO *] AND currency:USD)"))
        .containsExactly("CURRENCY usd");
    assertThat(required("quote:(text:growth speaker:Zhou)")).containsExactly("QUOTE growth");
  }

  @Test
  void nothingWhereAnyWordMayDo() {
    for (String query :
        List.of(
            "*:*",
            "-chip",
            "chip OR -wafer",
            "inv*",
            "alibaba~",
            "figure:[1 TO 2]",
            "chip OR published:[2024 TO *]")) {
      assertThat(required(query)).as(query).isEmpty();
    }
    assertThat(required("inv* wafer")).containsExactly("TEXT wafer", "TITLE wafer");
  }
}
