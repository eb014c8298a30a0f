package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.Role;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which running services a command speaks to. */
final class Where {

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "The service's address; by default that of what runs on the data folder.")
  @Nullable String server;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder whose services to use (default: data, else data/demo).")
  @Nullable Path data;

  /** The service of that role. */
  Remote remote(Role role) {
    return new Remote(
        server != null ? server : running(role).orElse("http://127.0.0.1:" + role.defaultPort()));
  }

  Optional<String> running(Role role) {
    Stream<Path> folders =
        data != null ? Stream.of(data) : Stream.of(Home.data(), Home.data().resolve("demo"));
    return folders
        .map(DataFolder::at)
        .filter(DataFolder::isTaken)
        .flatMap(folder -> folder.state().stream())
        .flatMap(state -> state.url(role).stream())
        .findFirst();
  }
}
