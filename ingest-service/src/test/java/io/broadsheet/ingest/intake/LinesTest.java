package io.broadsheet.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  @Test
  void countsBlankLinesAndSkipsThem() throws IOException {
    assertThat(read("one\n\n \t\r\ntwo\r\n\n", 100)).containsExactly("1 one", "4 two\r");
  }

  @Test
  void readsALastLineWithoutEnd() throws IOException {
    assertThat(read("one\ntwo", 100)).containsExactly("1 one", "2 two");
    assertThat(read("", 100)).isEmpty();
  }

  @Test
  void readsOnAfterALineThatIsTooLong() throws IOException {
    assertThat(read("x".repeat(50_000) + "\nshort\n" + "y".repeat(101), 100))
        .containsExactly("1 too long", "2 short", "3 too long");
    assertThat(read("x".repeat(100), 100)).containsExactly("1 " + "x".repeat(100));
  }

  private static List<String> read(String text, int max) throws IOException {
    Lines lines =
        new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), max, () -> {});
    List<String> read = new ArrayList<>();
    for (Lines.Line line = lines.next(); line != null; line = lines.next()) {
      byte[] bytes = line.bytes();
      read.add(
          line.number()
              + " "
              + (bytes == null ? "too long" : new String(bytes, StandardCharsets.UTF_8)));
    }
    return read;
  }
}
