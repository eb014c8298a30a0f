package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stop what runs on the data folder, and wait until it has.")
final class DownCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data).")
  @Nullable Path data;

  @Option(names = "--json", description = "One line of JSON.")
  boolean json;

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DataFolder folder = DataFolder.at(Place.orDefault(data));
    terminal.show("stopping ...");
    boolean stopped = House.stop(folder, terminal::say);
    terminal.wipe();
    if (json) {
      terminal.json(Map.of("stopped", stopped, "data", folder.path().toString()));
    } else {
      terminal.print(stopped ? "Stopped." : "Nothing runs on " + folder.path() + ".");
    }
    return 0;
  }
}
