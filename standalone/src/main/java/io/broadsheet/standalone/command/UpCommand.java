package io.broadsheet.standalone.command;

import io.broadsheet.standalone.DataFolder;
import io.broadsheet.standalone.House;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Start Kafka, PostgreSQL and both services on this machine, and keep them running.",
      "",
      "Data is kept in the data folder. What dies is started again. Ctrl-C, or broadsheet down,"
          + " stops all of it. Where it runs already, its addresses are printed."
    })
final class UpCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: data).")
  @Nullable Path data;

  @Mixin Place place = new Place();

  @Option(names = "--json", description = "The addresses as one line of JSON.")
  boolean json;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    long began = System.nanoTime();
    Launch launch = new Launch(terminal, DataFolder.at(Place.orDefault(data)));
    terminal.show("starting Kafka, PostgreSQL and both services ...");
    Optional<House> house = launch.open(place.asked());
    terminal.wipe();
    if (json) {
      terminal.json(launch.addresses());
    } else {
      terminal.print(
          house.isEmpty()
              ? "Broadsheet is up already:"
              : "Broadsheet is up (%.1f s):".formatted((System.nanoTime() - began) / 1e9));
      launch.printAddresses();
    }
    if (house.isPresent()) {
      if (!json) {
        terminal.print("Ctrl-C stops it.");
      }
      house.get().awaitClose();
    }
    return 0;
  }
}
