package io.broadsheet.standalone.command;

import java.nio.file.Path;

/** The folder that the command lives in. */
final class Home {

  private Home() {}

  static Path path() {
    return Path.of(System.getProperty("broadsheet.home", ".")).toAbsolutePath().normalize();
  }

  static Path data() {
    return path().resolve("data");
  }

  static Path seeds() {
    return path().resolve("seeds");
  }
}
