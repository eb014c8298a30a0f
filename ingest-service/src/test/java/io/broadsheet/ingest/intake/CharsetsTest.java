package io.broadsheet.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.fences.http.Problem;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CharsetsTest {

  private static final String WORDS = "Zürich “heute”";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void believesTheContentType() {
    assertThat(
            Charsets.text(
                WORDS.getBytes(WINDOWS), MediaType.valueOf("text/plain; charset=windows-1252")))
        .isEqualTo(WORDS);
  }

  @Test
  void readsTextWithoutCharsetAsUtf8AndNothingElse() {
    assertThat(
            Charsets.text(WORDS.getBytes(StandardCharsets.UTF_8), MediaType.valueOf("text/plain")))
        .isEqualTo(WORDS);
    assertThatThrownBy(
            () -> Charsets.text(WORDS.getBytes(WINDOWS), MediaType.valueOf("text/plain")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("charset");
  }

  @Test
  void believesAByteOrderMarkFirst() {
    assertThat(
            Charsets.text(
                ("\ufeff" + WORDS).getBytes(StandardCharsets.UTF_16LE),
                MediaType.valueOf("text/plain;charset=utf-8")))
        .isEqualTo(WORDS);
  }

  @Test
  void refusesACharsetThatItDoesNotKnow() {
    assertThatThrownBy(
            () -> Charsets.text(new byte[] {65}, MediaType.valueOf("text/plain; charset=klingon")))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(415));
  }

  @Test
  void readsAPageByItsMetaElement() {
    String page = "<html><head><meta charset=\"gb18030\"><p>人工智能";
    assertThat(
            Charsets.html(
                page.getBytes(Charset.forName("gb18030")), MediaType.valueOf("text/html")))
        .isEqualTo(page);
  }

  @Test
  void readsAPageThatIsNotUtf8AsWindows1252() {
    assertThat(Charsets.html(WORDS.getBytes(WINDOWS), MediaType.valueOf("text/html")))
        .isEqualTo(WORDS);
    assertThat(
            Charsets.html(WORDS.getBytes(StandardCharsets.UTF_8), MediaType.valueOf("text/html")))
        .isEqualTo(WORDS);
  }
}
