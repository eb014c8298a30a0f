package io.broadsheet.standalone.command;

import io.broadsheet.standalone.files.IntakeFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** Files named on the command line. */
final class Files {

  private Files() {}

  static IntakeFiles named(List<String> names) throws IOException {
    try {
      return IntakeFiles.of(names);
    } catch (NoSuchFileException e) {
      throw new WrongUse("there is no file " + e.getFile());
    }
  }
}
