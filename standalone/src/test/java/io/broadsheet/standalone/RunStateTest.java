package io.broadsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStateTest {

  private static final RunState.Proc SELF = RunState.Proc.of(ProcessHandle.current());

  @TempDir Path folder;

  @Test
  void comesBackFromItsFolderAsItWas() {
    RunState state =
        new RunState(SELF, true, List.of(new RunState.Running(Role.INGEST, 8080, SELF)));
    DataFolder data = DataFolder.at(folder);
    data.write(state);
    assertThat(data.running()).contains(state);
    assertThat(state.url(Role.INGEST)).contains("http://127.0.0.1:8080");
    assertThat(state.url(Role.QUERY)).isEmpty();
  }

  @Test
  void isNothingWhereTheFileIsMissingOrTorn() throws Exception {
    DataFolder data = DataFolder.at(folder);
    assertThat(data.state()).isEmpty();
    Files.writeString(folder.resolve("running.json"), "{\"launcher\":{\"pi");
    assertThat(data.state()).isEmpty();
  }

  @Test
  void neverTakesALaterProcessOfTheSameNumberForItsOwn() {
    assertThat(SELF.alive()).isPresent();
    assertThat(new RunState.Proc(SELF.pid(), SELF.started().minusSeconds(60)).alive()).isEmpty();
  }
}
