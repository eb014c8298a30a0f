package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void isTakenByOneLauncherAtATime() {
    Path place = folder.resolve("data");
    try (DataFolder first = DataFolder.at(place);
        DataFolder second = DataFolder.at(place)) {
      assertThat(first.take()).isTrue();
      assertThat(second.take()).isFalse();
      first.close();
      assertThat(second.take()).isTrue();
    }
  }

  @Test
  void refusesAFormatItDoesNotKnow() throws Exception {
    Files.writeString(folder.resolve("format"), "broadsheet-data 7\n");
    assertThatThrownBy(() -> DataFolder.at(folder).take())
        .isInstanceOf(StartFailed.class)
        .hasMessageContainingAll("broadsheet-data 7", DataFolder.FORMAT, "--data");
  }

  @Test
  void refusesAFolderOfOtherFiles() throws Exception {
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThatThrownBy(() -> DataFolder.at(folder).take())
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("thesis.txt");
    assertThat(folder.resolve("format")).doesNotExist();
  }

  @Test
  void refusesAFileInItsPlaceAndWritesNothingBeforeAStart() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.at(file).check()).hasMessageContaining("it is no folder");
    DataFolder.at(folder.resolve("deep/data")).check();
    assertThat(folder.resolve("deep")).doesNotExist();
  }

  @Test
  void beginsAgainWhereTheFirstStartWasInterrupted() throws Exception {
    Files.createDirectory(folder.resolve("logs"));
    Files.writeString(folder.resolve("format.new"), "broad");
    try (DataFolder data = DataFolder.at(folder)) {
      assertThat(data.take()).isTrue();
    }
    assertThat(folder.resolve("format")).hasContent(DataFolder.FORMAT);
  }
}
