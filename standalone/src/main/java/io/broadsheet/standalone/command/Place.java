package io.broadsheet.standalone.command;

import io.broadsheet.standalone.HousePorts;
import io.broadsheet.standalone.Role;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a house is started: the ports that were asked for. */
final class Place {

  @Option(
      names = "--ports",
      paramLabel = "auto",
      description = "auto: a free port for each that is taken.")
  @Nullable String ports;

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Default: 9092.")
  @Nullable Integer kafka;

  @Option(names = "--postgresql-port", paramLabel = "PORT", description = "Default: 5432.")
  @Nullable Integer postgresql;

  @Option(names = "--ingest-port", paramLabel = "PORT", description = "Default: 8080.")
  @Nullable Integer ingest;

  @Option(names = "--query-port", paramLabel = "PORT", description = "Default: 8081.")
  @Nullable Integer query;

  Supplier<HousePorts> asked() {
    if (ports != null && !ports.equals("auto")) {
      throw new WrongUse("--ports knows only auto; single ports are set by --kafka-port and so on");
    }
    HousePorts asked = HousePorts.defaults();
    asked = with(asked, Role.KAFKA, kafka);
    asked = with(asked, Role.POSTGRESQL, postgresql);
    asked = with(asked, Role.INGEST, ingest);
    HousePorts all = with(asked, Role.QUERY, query);
    return ports == null ? () -> all : all::orFree;
  }

  private static HousePorts with(HousePorts ports, Role role, @Nullable Integer port) {
    if (port == null) {
      return ports;
    }
    if (port < 1 || port > 65_535) {
      throw new WrongUse(port + " is no port; a port is 1 to 65535");
    }
    return ports.with(role, port);
  }

  static Path orDefault(@Nullable Path data) {
    return data == null ? Home.data() : data;
  }
}
