package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka for all: it starts with a fit archive, and does without any other, silently. */
class ClassArchiveIT {

  @TempDir static Path folder;
  private static Path recorded;

  private Path archive;

  @BeforeAll
  static void record() throws IOException {
    // No archive fits a folder of classes, which is what runs where nothing is packaged.
    assumeThat(Built.classes()).isRegularFile();
    assumeThat(Path.of("/proc/self/maps")).exists();
    ClassArchive.clear();
    launch(ClassArchive.RECORDED).stop(ClassArchive.RECORDED);
    ClassArchive.keep(Role.KAFKA);
    recorded = Files.move(ClassArchive.of(Role.KAFKA).orElseThrow(), folder.resolve("recorded"));
  }

  @BeforeEach
  void copy() throws IOException {
    ClassArchive.clear();
    Files.copy(recorded, Built.target().resolve("class-archives/kafka.jsa"));
    ClassArchive.keep(Role.KAFKA);
    archive = ClassArchive.of(Role.KAFKA).orElseThrow();
  }

  @AfterAll
  static void clear() throws IOException {
    ClassArchive.clear();
  }

  @Test
  void isMappedAtTheStart() throws IOException {
    assertThat(startMaps()).isTrue();
  }

  @Test
  void isLeftWhereItWasCutOff() throws IOException {
    resize(Files.size(archive) / 2);
    assertThat(startMaps()).isFalse();
  }

  @Test
  void isLeftWhereItsPagesWereLost() throws IOException {
    long size = Files.size(archive);
    resize(size / 2);
    resize(size);
    assertThat(startMaps()).isFalse();
  }

  @Test
  void isLeftWhereAJarIsAnother() throws IOException {
    FileTime was = Files.getLastModifiedTime(Built.classes());
    Files.setLastModifiedTime(Built.classes(), FileTime.from(was.toInstant().minusSeconds(9)));
    try {
      assertThat(startMaps()).isFalse();
    } finally {
      Files.setLastModifiedTime(Built.classes(), was);
    }
  }

  private void resize(long size) throws IOException {
    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "rw")) {
      file.setLength(size);
    }
  }

  /** Whether a broker starts and has it mapped; it says nothing of it either way. */
  private boolean startMaps() throws IOException {
    KafkaServer server = launch(ClassArchive.USED);
    try {
      assertThat(Files.readString(log())).doesNotContain("[cds", "shared");
      return Files.readString(Path.of("/proc/" + server.handle().pid() + "/maps"))
          .contains(archive.toString());
    } finally {
      server.kill();
    }
  }

  private static KafkaServer launch(ClassArchive archive) throws IOException {
    Files.deleteIfExists(log());
    KafkaServer server =
        KafkaServer.launch(folder.resolve("kafka"), Ports.free(), Map.of(), log(), archive);
    server.awaitReady();
    return server;
  }

  private static Path log() {
    return folder.resolve("kafka.log");
  }
}
