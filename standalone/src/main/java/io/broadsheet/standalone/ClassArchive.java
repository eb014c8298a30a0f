package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server does with the archive of the classes that it loads at each start (Java's class-data
 * sharing). Whether it fits this JDK and these jars the JVM checks itself; where it does not, the
 * start is only slower.
 */
enum ClassArchive {
  USED(Duration.ofSeconds(20)),
  // The JVM writes it on its way out: tens of seconds on a busy machine.
  RECORDED(Duration.ofMinutes(5));

  private static final String ENDING = ".jsa";

  private final Duration stopPatience;

  ClassArchive(Duration stopPatience) {
    this.stopPatience = stopPatience;
  }

  /** How long a server may take to end. */
  Duration stopPatience() {
    return stopPatience;
  }

  /** The last options of a server's JVM, before a class path of nothing but jars. */
  List<String> options(Role role) {
    // What is compiled does not go into an archive: the quick compiler is enough.
    List<String> options =
        this == RECORDED
            ? List.of("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + fresh(role))
            // Whatever the disk made of it since: the sums are checked.
            : of(role)
                .map(file -> List.of("-XX:SharedArchiveFile=" + file, "-XX:+VerifySharedSpaces"))
                .orElse(List.of());
    // An archive that does not fit is no news.
    return Stream.concat(options.stream(), Stream.of("-Xshare:auto", "-Xlog:cds*=off")).toList();
  }

  /** The archive of a server, as long as its name says: the JVM dies of a shorter one. */
  static Optional<Path> of(Role role) {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.equals(named(role, Files.size(file)))) {
          return Optional.of(file);
        }
      }
    } catch (IOException e) {
      // There is none.
    }
    return Optional.empty();
  }

  /** Makes room for new ones. */
  static void clear() throws IOException {
    PostgresBinaries.delete(folder());
    Files.createDirectories(folder());
  }

  /**
   * Hands what a server wrote as it ended to the starts to come.
   *
   * @throws StartFailed when it wrote nothing
   */
  static void keep(Role role) throws IOException {
    Path fresh = fresh(role);
    if (!Files.exists(fresh)) {
      throw new StartFailed(role.title() + " left no archive of its classes");
    }
    Files.move(fresh, named(role, Files.size(fresh)));
  }

  private static Path fresh(Role role) {
    return folder().resolve(role.slug() + ENDING);
  }

  private static Path named(Role role, long size) {
    return folder().resolve(role.slug() + "." + size + ENDING);
  }

  private static Path folder() {
    return Built.target().resolve("class-archives");
  }
}
