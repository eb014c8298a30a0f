package io.broadsheet.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a launcher that was killed left running. */
final class Leftovers {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Leftovers() {}

  /** Stops it, in the order of a clean stop; only processes that the folder's state names. */
  static void stop(DataFolder folder, Consumer<String> says) {
    folder
        .state()
        .ifPresent(
            state -> {
              List<String> stopped = new ArrayList<>();
              for (int i = state.servers().size() - 1; i >= 0; i--) {
                RunState.Running server = state.servers().get(i);
                server
                    .process()
                    .alive()
                    .ifPresent(
                        process -> {
                          String signal = server.role() == Role.POSTGRESQL ? "INT" : "TERM";
                          Child.stop(process, signal, PATIENCE);
                          stopped.add(server.role().title());
                        });
              }
              if (!stopped.isEmpty()) {
                says.accept(
                    "an earlier start was killed; stopped what it had left running: "
                        + String.join(", ", stopped));
              }
              folder.forget();
            });
  }
}
