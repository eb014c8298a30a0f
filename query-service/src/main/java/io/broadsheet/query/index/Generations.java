package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The index that answers and, now and then, the one that is built beside it, in numbered folders.
 * The lowest number answers until a higher one has come as far. So whatever a killed process leaves
 * behind, the next one goes on with.
 */
final class Generations implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("generation-([1-9][0-9]{0,8})");

  /** Renamed in one step before it is deleted in many: no half of it is ever opened. */
  private static final String GONE = ".gone";

  private static final Pattern GONE_NAME = Pattern.compile("generation-[0-9]+\\.gone");

  private final Path folder;
  private final Cursor beginning;
  private int number;
  private Writing live;
  private @Nullable Writing beside;
  private int besideNumber;

  private Generations(Path folder, Cursor beginning, int number, Writing live) {
    this.folder = folder;
    this.beginning = beginning;
    this.number = number;
    this.live = live;
  }

  /**
   * Opens what is in a folder. What is broken, of a format that nobody reads, or of a position that
   * nobody can go on from, is deleted; what is of an older format is built anew beside it.
   *
   * @param beginning of the archive's events
   * @param resumable whether the archive has what follows a position
   * @param answering older formats that answer while today's is built
   */
  static Generations open(
      Path folder, Cursor beginning, Predicate<Cursor> resumable, List<String> answering)
      throws IOException {
    Files.createDirectories(folder);
    TreeMap<Integer, String> found = new TreeMap<>();
    int highest = 0;
    for (int number : numbers(folder)) {
      highest = Math.max(highest, number);
      Writing.committed(at(folder, number))
          .filter(it -> resumable.test(it.position()))
          .map(Writing.Committed::format)
          .filter(it -> it.equals(ArticleBlock.FORMAT) || answering.contains(it))
          .ifPresent(format -> found.put(number, format));
    }
    int live = found.isEmpty() ? highest + 1 : found.firstKey();
    // First of all: whoever else has it open keeps this one out of the folder.
    Generations generations =
        new Generations(folder, beginning, live, Writing.open(at(folder, live), beginning));
    try {
      found.values().removeIf(format -> !format.equals(ArticleBlock.FORMAT));
      Integer next = found.isEmpty() || found.lastKey() <= live ? null : found.lastKey();
      for (int number : numbers(folder)) {
        if (number != live && (next == null || number != next)) {
          discard(at(folder, number));
        }
      }
      deleteGone(folder);
      if (next != null || !generations.live.isOfToday()) {
        generations.build(next == null ? highest + 1 : next);
      }
      return generations;
    } catch (IOException | RuntimeException e) {
      generations.close();
      throw e;
    }
  }

  private static List<Integer> numbers(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .toList();
    }
  }

  private static Path at(Path folder, int number) {
    return folder.resolve("generation-" + number);
  }

  private static void discard(Path generation) throws IOException {
    try (Directory directory = FSDirectory.open(generation);
        Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      Files.move(
          generation,
          generation.resolveSibling(generation.getFileName() + GONE),
          StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void deleteGone(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path gone :
          files
              .filter(file -> GONE_NAME.matcher(file.getFileName().toString()).matches())
              .toList()) {
        try (Stream<Path> inside = Files.list(gone)) {
          for (Path file : inside.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(gone);
      }
    }
  }

  /** Which one answers. */
  int number() {
    return number;
  }

  Writing live() {
    return live;
  }

  /** The one that is being built. */
  @Nullable Writing beside() {
    return beside;
  }

  /** Which one it will be. */
  int besideNumber() {
    return besideNumber;
  }

  /** Begins one beside that which answers, if none is being built. */
  Writing build() throws IOException {
    return beside == null ? build(number + 1) : beside;
  }

  private Writing build(int next) throws IOException {
    Writing built = Writing.open(at(folder, next), beginning);
    beside = built;
    besideNumber = next;
    Log.infof("the index is built anew beside generation %d", number);
    return built;
  }

  /** Lets the one that was built beside take the place of the other, which is deleted. */
  void turn() throws IOException {
    Writing next = beside;
    if (next == null) {
      throw new IllegalStateException("none is being built");
    }
    next.commit();
    Path before = at(folder, number);
    number = besideNumber;
    Writing old = live;
    live = next;
    beside = null;
    old.close();
    discard(before);
    deleteGone(folder);
    Log.infof("generation %d of the index answers now", number);
  }

  @Override
  public void close() throws IOException {
    try (Writing first = live;
        Writing second = beside) {
      // Both, whichever of them fails.
    }
  }
}
