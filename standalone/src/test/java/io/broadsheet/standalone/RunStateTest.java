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
  void comesBackFromItsFileAsItWas() {
    Path file = folder.resolve("running.json");
    RunState state =
        new RunState(SELF, true, List.of(new RunState.Running(Role.INGEST, 8080, SELF)));
    state.write(file);
    assertThat(RunState.read(file)).contains(state);
    assertThat(state.url(Role.INGEST)).contains("http://127.0.0.1:8080");
    assertThat(state.url(Role.QUERY)).isEmpty();
  }

  @Test
  void isNothingWhereTheFileIsMissingOrTorn() throws Exception {
    Path file = folder.resolve("running.json");
    assertThat(RunState.read(file)).isEmpty();
    Files.writeString(file, "{\"launcher\":{\"pi");
    assertThat(RunState.read(file)).isEmpty();
  }

  @Test
  void neverTakesALaterProcessOfTheSameNumberForItsOwn() {
    assertThat(SELF.alive()).isPresent();
    assertThat(new RunState.Proc(SELF.pid(), SELF.started().minusSeconds(60)).alive()).isEmpty();
  }
}
