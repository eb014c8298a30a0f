package io.broadsheet.standalone.command;

import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the servers of a house shall listen. */
final class PortOptions {

  private static final String DEFAULT = "Default: ${DEFAULT-VALUE}.";

  /** Its only value. */
  enum Choice {
    auto
  }

  @Option(
      names = "--ports",
      paramLabel = "auto",
      description = "${COMPLETION-CANDIDATES}: free ones for those taken.")
  @Nullable Choice ports;

  @Option(names = "--kafka-port", paramLabel = "PORT", defaultValue = "9092", description = DEFAULT)
  int kafka;

  @Option(
      names = "--postgresql-port",
      paramLabel = "PORT",
      defaultValue = "5432",
      description = DEFAULT)
  int postgresql;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = DEFAULT)
  int ingest;

  @Option(names = "--query-port", paramLabel = "PORT", defaultValue = "8081", description = DEFAULT)
  int query;

  HousePorts asked() {
    HousePorts asked =
        HousePorts.defaults()
            .with(Role.KAFKA, kafka)
            .with(Role.POSTGRESQL, postgresql)
            .with(Role.INGEST, ingest)
            .with(Role.QUERY, query);
    for (int port : asked.of().values()) {
      if (port < 1 || port > 65_535) {
        throw Failure.wrongUse(port + " is no port; a port is 1 to 65535");
      }
    }
    return asked;
  }

  boolean orFree() {
    return ports != null;
  }
}
