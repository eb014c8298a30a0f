package io.broadsheet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path once for each version of them.
 *
 * <p>They are unpacked beside their place and then moved there in one step: an interrupted unpack
 * is never taken for a whole one.
 */
final class PostgresBinaries {

  /** The binaries' version as the build has it: an upgrade unpacks anew. */
  static final String VERSION = "18.4.0";

  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked() {
    String platform = platform();
    Path place = parent().resolve("postgres-" + VERSION + "-" + platform);
    if (Files.isDirectory(place)) {
      return place;
    }
    try (InputStream packed =
        PostgresBinaries.class.getResourceAsStream("/postgres-" + platform + ".txz")) {
      if (packed == null) {
        throw new StartFailed(
            "there are no PostgreSQL binaries for this machine (%s): point the services at a PostgreSQL server of your own instead"
                .formatted(platform));
      }
      Path half =
          Files.createTempDirectory(Files.createDirectories(place.getParent()), "unpacking-");
      try {
        unpack(packed, half);
        // Whoever runs the server must be able to enter.
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(half);
      }
    } catch (IOException e) {
      // Another process may have been quicker; its unpack is as good.
      if (!Files.isDirectory(place)) {
        throw new StartFailed(
            "cannot unpack PostgreSQL to %s (%s): about 100 MB of disk are needed there"
                .formatted(place, e.getMessage()),
            e);
      }
    }
    return place;
  }

  private static Path parent() {
    return Files.isWritable(Built.target())
        ? Built.target()
        // Nobody else can have put programs there.
        : Path.of(System.getProperty("user.home"), ".cache", "broadsheet");
  }

  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    return (os.startsWith("mac") ? "darwin" : os)
        + "-"
        + switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
  }

  private static void unpack(InputStream packed, Path folder) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-x", "-C", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream archive = tar.getOutputStream()) {
      new XZInputStream(packed).transferTo(archive);
    }
    if (tar.onExit().join().exitValue() != 0) {
      throw new IOException("tar failed");
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
