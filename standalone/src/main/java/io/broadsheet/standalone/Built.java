package io.broadsheet.standalone;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the build put things: found from this class, from whatever folder and module one runs. */
public final class Built {

  private Built() {}

  /** The repository's folder. */
  public static Path home() {
    return target().resolve("../..").normalize();
  }

  /** This module's {@code target} folder. */
  static Path target() {
    return classes().resolveSibling("").toAbsolutePath();
  }

  /** This module's jar or its classes folder. */
  static Path classes() {
    try {
      return Path.of(Built.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
