package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void setsColumnsAsWideAsTheirContent() {
    Table table = new Table("who", "said");
    table.row("Zhou Jingren", "yes");
    table.row("Li", "no\nnever");
    assertThat(table.lines(80))
        .containsExactly("who           said", "Zhou Jingren  yes", "Li            no never");
  }

  @Test
  void cutsTheWidestColumnUntilItFits() {
    Table table = new Table("a", "b");
    table.row("x", "0123456789".repeat(10));
    assertThat(table.lines(30)).allSatisfy(line -> assertThat(line.length()).isLessThan(31));
    assertThat(table.lines(30).get(1)).endsWith("…");
  }

  @Test
  void countsHanCharactersAsTwoColumns() {
    assertThat(Table.width("星火V3")).isEqualTo(6);
    assertThat(Table.cut("星火认知大模型", 6)).isEqualTo("星火…");
  }
}
