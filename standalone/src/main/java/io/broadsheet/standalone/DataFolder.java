package io.broadsheet.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadsheet.events.EventJson;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds all of a house's data: {@code kafka/}, {@code postgresql/}, {@code
 * query-service/} with the index, {@code logs/}, the format's version and what runs on it.
 */
public final class DataFolder implements AutoCloseable {

  /** Of the folder's layout; a later one that differs says how to get from here to there. */
  public static final String FORMAT = "broadsheet-data 3";

  private static final long LEAST_SPACE = 500L << 20;
  private static final Set<String> OWN = Set.of("logs", "lock", "demo", "format.new");

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
      check();
      Files.createDirectories(path.resolve("logs"));
      lock = lock();
      if (lock == null) {
        return false;
      }
      write("format", (FORMAT + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      close();
      throw unusable(e);
    } catch (StartFailed e) {
      close();
      throw e;
    }
  }

  private @Nullable FileChannel lock() throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it.
    }
    channel.close();
    return null;
  }

  /**
   * Looks, without writing, whether it is a data folder that this version reads, or may become one.
   *
   * @throws StartFailed when it is not, with the way out
   */
  public void check() {
    Path nearest = path;
    while (!Files.exists(nearest)) {
      nearest = Objects.requireNonNull(nearest.getParent(), "the root exists");
    }
    try {
      if (nearest.equals(path)) {
        checkFormat();
      }
      long space = Files.getFileStore(nearest).getUsableSpace();
      if (space < LEAST_SPACE) {
        throw new StartFailed(
            "only %d MB of disk are free at %s; Broadsheet wants %d MB to start. Free some, or use another folder with --data."
                .formatted(space >> 20, path, LEAST_SPACE >> 20));
      }
      if (!Files.isWritable(nearest)) {
        throw new AccessDeniedException(nearest.toString());
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void checkFormat() throws IOException {
    Path format = path.resolve("format");
    if (Files.exists(format)) {
      String found = Files.readString(format).strip();
      if (!found.equals(FORMAT)) {
        throw new StartFailed(
            "%s was written by another version of Broadsheet (its format is \"%s\", this one reads \"%s\"). Start that version, or use another folder with --data."
                .formatted(path, found, FORMAT));
      }
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      Optional<String> foreign =
          files.map(f -> f.getFileName().toString()).filter(f -> !OWN.contains(f)).findFirst();
      if (foreign.isPresent()) {
        throw new StartFailed(
            "%s holds other files (%s) and is no data folder of Broadsheet. Use an empty folder with --data."
                .formatted(path, foreign.get()));
      }
    }
  }

  private StartFailed unusable(IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "permission denied"
            : e instanceof NotDirectoryException
                ? "it is no folder"
                : String.valueOf(e.getMessage());
    return new StartFailed(
        "cannot use the folder %s (%s). Mend that, or use another folder with --data."
            .formatted(path, reason),
        e);
  }

  /** What its launcher last wrote down; nothing after a clean stop. */
  public Optional<RunState> state() {
    Path file = path.resolve("running.json");
    try {
      return Files.exists(file)
          ? Optional.of(EventJson.read(Files.readAllBytes(file), RunState.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      // Torn by a power cut: what it named cannot be running any more.
      return Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The same where its launcher lives. */
  public Optional<RunState> running() {
    return state().filter(state -> state.launcher().alive().isPresent());
  }

  void write(RunState state) {
    try {
      write("running.json", EventJson.bytes(state));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Path half = Files.write(path.resolve(name + ".new"), content);
    Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  void forget() {
    try {
      Files.deleteIfExists(path.resolve("running.json"));
    } catch (IOException e) {
      throw unusable(e);
    }
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
    try (FileChannel held = lock) {
      lock = null;
    } catch (IOException e) {
      throw unusable(e);
    }
  }
}
