package io.broadsheet.standalone;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build put things: found from this class, from whatever folder and module one runs. */
final class Built {

  private Built() {}

  /** This module's {@code target} folder. */
  static Path target() {
    Path target = ownClasses().getParent();
    if (target != null && Files.isDirectory(target.resolve("lib"))) {
      return target;
    }
    String home = System.getProperty("broadsheet.home", "");
    Path fallback = Path.of(home, "standalone", "target").toAbsolutePath();
    if (Files.isDirectory(fallback.resolve("lib"))) {
      return fallback;
    }
    throw new StartFailed(
        "the broker's jars are not built; run ./mvnw -q -Dquick package in Broadsheet's folder");
  }

  /** The repository's folder. */
  static Path home() {
    return target().resolve("../..").normalize();
  }

  /** This module's jar or its classes folder. */
  static Path ownClasses() {
    try {
      return Path.of(Built.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
