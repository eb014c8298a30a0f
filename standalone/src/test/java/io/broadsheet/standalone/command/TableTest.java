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
  void setsLongCellsOnSeveralLines() {
    Table table = new Table("who", "said");
    table.row("Li", "one two three four five six seven eight nine ten eleven twelve");
    assertThat(table.lines(20))
        .containsExactly(
            "who  said", "Li   one two three", "     four five six", "     seven eight …");
  }

  @Test
  void keepsEveryLineWithinTheWidth() {
    Table table = new Table("a", "b", "c");
    table.row("0123456789".repeat(10), "words ".repeat(30), "星火认知大模型".repeat(9));
    assertThat(table.lines(60)).allSatisfy(line -> assertThat(Table.width(line)).isBetween(1, 60));
  }

  @Test
  void letsNoArticleMoveTheCursor() {
    Table table = new Table("said");
    table.row("one\u001b[2Jtwo");
    assertThat(table.lines(60)).containsExactly("said", "one [2Jtwo");
  }

  @Test
  void countsHanCharactersAsTwoColumns() {
    assertThat(Table.width("星火V3")).isEqualTo(6);
    assertThat(Table.cut("星火认知大模型", 6)).isEqualTo("星火…");
  }
}
