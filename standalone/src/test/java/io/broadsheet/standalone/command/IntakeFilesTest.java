package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeFilesTest {

  @TempDir Path folder;

  @Test
  void mergesAPageWithTheSidecarBesideIt() throws Exception {
    write("a.html", "<html><body>Words</body></html>");
    write("a.json", "{\"url\": \"https://news.example/a\", \"source\": \"News\"}");
    JsonNode article = only(folder);
    assertThat(article.path("html").asText()).contains("Words");
    assertThat(article.path("url").asText()).isEqualTo("https://news.example/a");
    assertThat(article.has("key")).isFalse();
  }

  /** {@code parse --json a.txt > a.json}: the shell makes the file first. */
  @Test
  void takesAnEmptyFileForNoSidecar() throws Exception {
    write("a.txt", "Words");
    write("a.json", "");
    assertThat(only(folder).path("text").asText()).isEqualTo("Words");
  }

  @Test
  void givesAFileWithoutAddressItsPathAsKey() throws Exception {
    write("sub/b.txt", "Words");
    JsonNode article = only(folder);
    assertThat(article.path("source").asText()).isEqualTo("files");
    assertThat(article.path("key").asText()).isEqualTo(path("sub/b.txt"));
    assertThat(article.path("text").asText()).isEqualTo("Words");
  }

  @Test
  void readsAFolderInTheOrderOfNamesAndCountsWhatItPassesOver() throws Exception {
    write("2.txt", "two");
    write("1.txt", "one");
    write("3.ndjson", "{\"text\":\"three\"}\n\n{\"text\":\"four\"}\n");
    write("README.md", "not an article");
    write(".hidden/x.txt", "nor this");
    IntakeFiles files = IntakeFiles.of(List.of(folder.toString()));
    assertThat(read(files))
        .extracting(IntakeItem::where)
        .containsExactly("1.txt", "2.txt", "3.ndjson:1", "3.ndjson:3");
    assertThat(files.passedOver()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithAFileInItsPlace() throws Exception {
    write("1.json", "{\"text\": ");
    write("2.txt", "good");
    List<IntakeItem> items = read(IntakeFiles.of(List.of(folder.toString())));
    assertThat(items.get(0).problem()).contains("JSON");
    assertThat(items.get(1).json()).isNotNull();
  }

  @Test
  void tellsByContentWhatANameDoesNot() throws Exception {
    write("page", "<!DOCTYPE html><html><body>Words</body></html>");
    write("lines", "{\"text\":\"one\"}\n{\"text\":\"two\"}\n");
    Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
    List<IntakeItem> items =
        read(IntakeFiles.of(List.of(path("page"), path("lines"), path("picture"))));
    assertThat(json(items.get(0)).has("html")).isTrue();
    assertThat(items)
        .extracting(IntakeItem::where)
        .containsExactly("page", "lines:1", "lines:2", "picture");
    assertThat(items.get(3).problem()).isNotNull();
  }

  @Test
  void readsAPageInTheCharsetThatItDeclares() throws Exception {
    String page = "<html><head><meta charset=\"gb2312\"></head><body>中文</body></html>";
    Files.write(folder.resolve("c.html"), page.getBytes(Charset.forName("GB2312")));
    assertThat(only(folder).path("html").asText()).contains("中文");
  }

  @Test
  void tellsAPageInUtf16FromAPicture() throws Exception {
    String page = "\ufeff<html><body>中文</body></html>";
    Files.write(folder.resolve("page"), page.getBytes(StandardCharsets.UTF_16LE));
    List<IntakeItem> items = read(IntakeFiles.of(List.of(path("page"))));
    assertThat(json(items.get(0)).path("html").asText()).startsWith("<html>").contains("中文");
  }

  @Test
  void readsALongFileInBatchesAndCountsItsBytes() throws Exception {
    write("many.ndjson", "{\"text\":\"words\"}\n".repeat(1_000));
    IntakeFiles files = IntakeFiles.of(List.of(path("many.ndjson")));
    List<Integer> sizes = new ArrayList<>();
    files.forEachBatch(batch -> sizes.add(batch.size()));
    assertThat(sizes).containsExactly(256, 256, 256, 232);
    assertThat(files.read()).isEqualTo(files.size());
  }

  @Test
  void holdsNoMoreThanAnArticleCanBe() throws Exception {
    write("1.txt", "words ".repeat(3 << 20));
    write("2.ndjson", "words ".repeat(3 << 20) + "\n{\"text\":\"good\"}\n");
    List<IntakeItem> items = read(IntakeFiles.of(List.of(folder.toString())));
    assertThat(items)
        .extracting(IntakeItem::problem)
        .containsExactly("is longer than 16 MiB", "is longer than 16 MiB", null);
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> IntakeFiles.of(List.of(path("nothing"))))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("there is no file");
  }

  private static JsonNode only(Path folder) throws IOException {
    List<IntakeItem> items = read(IntakeFiles.of(List.of(folder.toString())));
    assertThat(items).hasSize(1);
    return json(items.get(0));
  }

  private static JsonNode json(IntakeItem item) throws IOException {
    return EventJson.mapper().readTree(Objects.requireNonNull(item.json()));
  }

  private static List<IntakeItem> read(IntakeFiles files) {
    List<IntakeItem> items = new ArrayList<>();
    files.forEachBatch(items::addAll);
    return items;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }
}
