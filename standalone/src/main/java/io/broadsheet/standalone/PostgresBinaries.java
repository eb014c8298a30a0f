package io.broadsheet.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from the class path once for each version of them.
 *
 * <p>They are unpacked beside their place and then moved there in one step: an interrupted unpack
 * is never taken for a whole one.
 */
final class PostgresBinaries {

  /** Changes with the binaries' version, so that an upgrade unpacks anew. */
  static final String VERSION = "18.4.0";

  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  static Path unpacked() {
    String resource = "/postgres-" + platform() + ".txz";
    Path place = parent().resolve("postgres-" + VERSION + "-" + platform());
    if (Files.isDirectory(place)) {
      return place;
    }
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new StartFailed(
            "there are no PostgreSQL binaries for this machine ("
                + platform()
                + "): point the services at a PostgreSQL server of your own instead");
      }
      Files.createDirectories(place.getParent());
      Path half = Files.createTempDirectory(place.getParent(), "unpacking-");
      try {
        unpack(packed, half);
        // Whoever runs the server must be able to enter.
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
        move(half, place);
      } finally {
        delete(half);
      }
      return place;
    } catch (IOException e) {
      throw new StartFailed(
          "cannot unpack PostgreSQL to "
              + place
              + " ("
              + e.getMessage()
              + "): about 100 MB of disk are needed there",
          e);
    }
  }

  private static Path parent() {
    Path target = Built.target();
    return Files.isWritable(target)
        ? target
        : Path.of(
            System.getProperty("java.io.tmpdir"), "broadsheet-" + System.getProperty("user.name"));
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
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("the archive names a file outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    }
  }

  /** Another process may have been quicker; its unpack is as good. */
  private static void move(Path half, Path place) throws IOException {
    try {
      Files.move(half, place, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
