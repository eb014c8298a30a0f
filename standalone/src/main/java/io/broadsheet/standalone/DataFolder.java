package io.broadsheet.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all of a house's data: {@code kafka/}, {@code postgresql/}, {@code logs/},
 * the format's version and what runs on it.
 */
public final class DataFolder implements AutoCloseable {

  /** Of the folder's layout; a later one that differs says how to get from here to there. */
  static final String FORMAT = "broadsheet-data 1";

  private static final long LEAST_SPACE = 500L << 20;

  private final Path path;
  private @Nullable FileChannel lock;

  private DataFolder(Path path) {
    this.path = path;
  }

  /** A folder that may not exist yet; nothing is written. */
  public static DataFolder at(Path path) {
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  /**
   * Makes it ready for a start and takes its lock, which the system gives back however this process
   * ends; false where another process holds it.
   *
   * @throws StartFailed when it cannot be used
   */
  boolean take() {
    try {
      Files.createDirectories(path.resolve("logs"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = tryLock(channel);
      if (taken == null) {
        channel.close();
        return false;
      }
      lock = channel;
      checkFormat();
      Files.writeString(path.resolve("format"), FORMAT + "\n");
      long space = Files.getFileStore(path).getUsableSpace();
      if (space < LEAST_SPACE) {
        throw new StartFailed(
            "only %d MB of disk are free at %s; Broadsheet wants %d MB to start. Free some, or use another folder with --data."
                .formatted(space >> 20, path, LEAST_SPACE >> 20));
      }
      return true;
    } catch (IOException e) {
      close();
      throw new StartFailed(
          "cannot write to %s (%s). Use another folder with --data, or mend its permissions."
              .formatted(path, reason(e)),
          e);
    } catch (StartFailed e) {
      close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * Looks, without writing, whether it is a data folder that this version reads, or may become one.
   *
   * @throws StartFailed when it is not, with the way out
   */
  public void check() {
    try {
      if (Files.exists(path)) {
        checkFormat();
      }
    } catch (IOException e) {
      throw new StartFailed("cannot read " + path + ": " + reason(e), e);
    }
  }

  private void checkFormat() throws IOException {
    Path file = path.resolve("format");
    if (Files.exists(file)) {
      String found = Files.readString(file).strip();
      if (!found.equals(FORMAT)) {
        throw new StartFailed(
            "%s was written by another version of Broadsheet (its format is \"%s\", this one reads \"%s\"). Start that version, or use another folder with --data."
                .formatted(path, found, FORMAT));
      }
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      Optional<Path> foreign =
          files.filter(f -> !Stream.of("logs", "lock", "demo").anyMatch(f::endsWith)).findFirst();
      if (foreign.isPresent()) {
        throw new StartFailed(
            "%s holds other files (%s) and is no data folder of Broadsheet. Use an empty folder with --data."
                .formatted(path, foreign.get().getFileName()));
      }
    }
  }

  private static String reason(IOException e) {
    String name = e.getClass().getSimpleName();
    return e instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : e.getMessage() == null ? name : e.getMessage();
  }

  /** Whether a launcher holds it now. */
  public boolean isTaken() {
    if (!Files.exists(path.resolve("lock"))) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.WRITE)) {
      return tryLock(channel) == null;
    } catch (IOException e) {
      throw new StartFailed("cannot read " + path + ": " + reason(e), e);
    }
  }

  /** What its launcher last wrote down; nothing after a clean stop. */
  public Optional<RunState> state() {
    return RunState.read(stateFile());
  }

  void write(RunState state) {
    state.write(stateFile());
  }

  void forget() {
    try {
      Files.deleteIfExists(stateFile());
    } catch (IOException e) {
      throw new StartFailed("cannot write to " + path + ": " + reason(e), e);
    }
  }

  private Path stateFile() {
    return path.resolve("running.json");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The data of one server. */
  Path of(Role role) {
    return path.resolve(role.slug());
  }

  /** The log of one server. */
  public Path log(Role role) {
    return path.resolve("logs").resolve(role.slug() + ".log");
  }

  @Override
  public void close() {
    try {
      if (lock != null) {
        lock.close();
        lock = null;
      }
    } catch (IOException e) {
      throw new StartFailed("cannot give " + path + " back: " + reason(e), e);
    }
  }
}
