package io.broadsheet.parser.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {

  private static final String WORDS = "Zürich “heute”";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @Test
  void believesAByteOrderMarkBeforeAnyName() {
    byte[] bytes = ("\ufeff" + WORDS).getBytes(StandardCharsets.UTF_16LE);
    assertThat(Charsets.text(bytes, "utf-8")).isEqualTo(WORDS);
  }

  @Test
  void readsNamesAsTheStandardDoes() {
    assertThat(Charsets.text(WORDS.getBytes(WINDOWS), " ISO-8859-1 ")).isEqualTo(WORDS);
    assertThat(Charsets.html("鎔基".getBytes(Charset.forName("GB18030")), "gb2312")).isEqualTo("鎔基");
  }

  @Test
  void goesOnToTheDeclarationWhereTheNameIsNone() {
    byte[] page = ("<meta charset=utf-8><p>" + WORDS).getBytes(StandardCharsets.UTF_8);
    assertThat(Charsets.html(page, "klingon")).endsWith(WORDS);
  }

  @Test
  void replacesABadByteAndKeepsTheRest() {
    byte[] page = ("<meta charset=utf-8><p>x " + WORDS).getBytes(StandardCharsets.UTF_8);
    page[23] = (byte) 0xff;
    assertThat(Charsets.html(page, null)).endsWith("\ufffd " + WORDS);
    byte[] text = ("x " + WORDS + WORDS).getBytes(StandardCharsets.UTF_8);
    text[0] = (byte) 0xff;
    assertThat(Charsets.text(text, null)).isEqualTo("\ufffd " + WORDS + WORDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!--<meta charset=koi8-r>--><meta charset=latin1>|windows-1252",
        "<meta charset=utf-16>|UTF-8",
        "<meta charset=x-user-defined>|windows-1252",
        "<meta charset=klingon><meta charset=sjis>|windows-31j",
        "<?xml version='1.0' encoding='gbk'?><html>|GB18030",
        "<p title='<meta charset=big5>'><meta name=a content='text/html; charset=big5'>|windows-1252",
        "<meta http-equiv=content-type content='text/html; charset=big5'>|Big5-HKSCS",
        "<meta charset=big5|windows-1252",
      })
  void readsWhatAPageDeclares(String page, String charset) {
    assertThat(Charsets.ofHtml(page.getBytes(StandardCharsets.UTF_8), null).name())
        .isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "windows-1252|Die Brücke über den Fluß wurde am Montag für Züge gesperrt.",
        "windows-1252|© 2024 Daily Bridge × £5 or £10 a crossing, at 20° » more at the café.",
        "windows-1252|The mayor said “no”, and the café on the bridge closed.",
        "windows-1250|Most přes řeku byl v pondělí uzavřen poprvé po deseti letech.",
        "windows-1251|Старый мост через реку закрыли в понедельник впервые за десять лет.",
        "KOI8-R|Старый мост через реку закрыли в понедельник впервые за десять лет.",
        "windows-1253|Η παλιά γέφυρα πάνω από το ποτάμι έκλεισε τη Δευτέρα.",
        "windows-1256|أغلق الجسر القديم فوق النهر يوم الاثنين لأول مرة.",
        "GB18030|这座旧桥在星期一关闭了，这是十年来的第一次。工程师说桥墩有裂缝。",
        "Big5|這座舊橋在星期一關閉了，這是十年來的第一次。工程師說橋墩有裂縫。",
        "windows-31j|川にかかる古い橋は月曜日に閉鎖されました。十年ぶりのことです。",
        "EUC-JP|川にかかる古い橋は月曜日に閉鎖されました。十年ぶりのことです。",
        "ISO-2022-JP|川にかかる古い橋は月曜日に閉鎖されました。",
        "EUC-KR|강을 건너는 오래된 다리가 월요일에 처음으로 폐쇄되었다.",
        "UTF-8|川にかかる古い橋は月曜日に閉鎖されました。",
        "UTF-16LE|The old bridge over the river was closed.",
        "UTF-16BE|Старый мост через реку закрыли.",
      })
  void tellsACharsetThatNobodyNames(String charset, String text) {
    assertThat(Charsets.text(text.getBytes(Charset.forName(charset)), null)).isEqualTo(text);
    String page = "<title>Bridge</title><p>" + text + "</p>";
    assertThat(Charsets.html(page.getBytes(Charset.forName(charset)), null)).isEqualTo(page);
  }

  @Test
  void saysWhichByteIsNotUtf8() {
    assertThat(Charsets.notUtf8(WORDS.getBytes(WINDOWS))).contains("offset 1 (0xfc)");
    assertThat(Charsets.notUtf8(WORDS.getBytes(StandardCharsets.UTF_8))).isNull();
  }
}
