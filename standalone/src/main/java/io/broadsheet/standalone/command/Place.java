package io.broadsheet.standalone.command;

import io.broadsheet.standalone.Built;
import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Role;
import io.broadsheet.standalone.RunState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which data folder a command is about, and the services that run on it. */
final class Place {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder (default: data, and data/demo for the demo).")
  @Nullable Path data;

  DataFolder folder() {
    return DataFolder.at(data == null ? Built.home().resolve("data") : data);
  }

  DataFolder demo() {
    return DataFolder.at(data == null ? Built.home().resolve("data/demo") : data);
  }

  /** The folder that was named; else the one that something was started on. */
  DataFolder started() {
    return Stream.of(folder(), demo())
        .filter(folder -> folder.state().isPresent())
        .findFirst()
        .orElseGet(this::folder);
  }

  /**
   * The service of that role that runs there; where no folder was named, else at its usual port.
   */
  Remote remote(Role role) {
    Optional<RunState> running = started().running();
    if (data != null && running.isEmpty()) {
      throw Failure.unreachable(
          "nothing runs on %s; start it with ./broadsheet up --data %s, or name a service with --server"
              .formatted(data, data));
    }
    return new Remote(
        running.flatMap(state -> state.url(role)).orElse("http://127.0.0.1:" + role.defaultPort()));
  }

  /** The same, where the service's address may be given. */
  static final class Service {

    @Option(
        names = "--server",
        paramLabel = "URL",
        description = "The service's address (default: what runs on the data folder).")
    @Nullable String server;

    @Mixin Place place = new Place();

    Remote remote(Role role) {
      return server == null ? place.remote(role) : new Remote(server);
    }
  }
}
