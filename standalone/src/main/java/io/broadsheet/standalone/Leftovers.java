package io.broadsheet.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a launcher that was killed left running. */
final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Leftovers() {}

  /**
   * Stops it, in the order of a clean stop; only processes that the folder's state names.
   *
   * @return whether there was anything
   */
  static boolean stop(DataFolder folder, Consumer<String> says) {
    Optional<RunState> state = folder.state();
    List<String> stopped = new ArrayList<>();
    state.ifPresent(left -> stop(left, stopped));
    if (!stopped.isEmpty()) {
      says.accept(
          "an earlier start was killed; stopped what it had left running: "
              + String.join(", ", stopped));
    }
    if (state.isPresent()) {
      folder.forget();
    }
    return !stopped.isEmpty();
  }

  private static void stop(RunState state, List<String> stopped) {
    for (int i = state.servers().size() - 1; i >= 0; i--) {
      RunState.Running server = state.servers().get(i);
      String signal = server.role() == Role.POSTGRESQL ? "INT" : "TERM";
      server
          .process()
          .alive()
          .ifPresent(
              process -> {
                Child.stop(process, signal, PATIENCE);
                stopped.add(server.role().title());
              });
    }
  }
}
