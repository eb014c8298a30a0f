package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadsheet.events.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationsTest {

  private static final Cursor BEGINNING = Stored.at(0);

  @TempDir Path folder;

  private Generations open() throws IOException {
    return Generations.open(folder, BEGINNING, cursor -> true, List.of("old"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void fill(Writing index, long next) throws IOException {
    index.apply(
        new io.broadsheet.query.store.Chunk(
            index.position(),
            Stored.at(next),
            List.of(Stored.event(next - 1, "{\"title\": \"x\"}"))));
    index.commit();
  }

  private void make(int number, String format, long next) throws IOException {
    try (Writing index = Writing.open(folder.resolve("generation-" + number), BEGINNING, format)) {
      fill(index, next);
    }
  }

  @Test
  void beginsWithOneAndGoesOnWithIt() throws IOException {
    try (Generations generations = open()) {
      assertThat(generations.beside()).isNull();
      fill(generations.live(), 3);
    }
    try (Generations generations = open()) {
      assertThat(generations.number()).isEqualTo(1);
      assertThat(generations.live().position()).isEqualTo(Stored.at(3));
    }
  }

  @Test
  void theOldOneAnswersUntilTheNewOneTakesItsPlace() throws IOException {
    make(1, "old", 5);
    try (Generations generations = open()) {
      assertThat(generations.live().position()).isEqualTo(Stored.at(5));
      assertThat(generations.live().isOfToday()).isFalse();
      fill(Objects.requireNonNull(generations.beside()), 2);
      // What is committed of the old one stays what it is.
      generations.live().commit();
    }
    // As after a kill: the building goes on where it was.
    try (Generations generations = open()) {
      Writing beside = Objects.requireNonNull(generations.beside());
      assertThat(beside.position()).isEqualTo(Stored.at(2));
      fill(beside, 5);
      generations.turn();
      assertThat(generations.live()).isSameAs(beside);
      assertThat(generations.number()).isEqualTo(2);
    }
    assertThat(names()).containsExactly("generation-2");
    try (Generations generations = open()) {
      assertThat(generations.live().isOfToday()).isTrue();
      assertThat(generations.beside()).isNull();
    }
  }

  @Test
  void isBuiltAnewBesideItselfWhereThatIsAskedFor() throws IOException {
    make(3, ArticleBlock.FORMAT, 5);
    try (Generations generations = open()) {
      Writing beside = generations.build();
      assertThat(generations.build()).isSameAs(beside);
      assertThat(beside.position()).isEqualTo(BEGINNING);
    }
    assertThat(names()).containsExactly("generation-3", "generation-4");
  }

  @Test
  void whatWasKilledWhileItTurnedIsFinished() throws IOException {
    make(1, ArticleBlock.FORMAT, 5);
    make(2, ArticleBlock.FORMAT, 7);
    Files.createDirectories(folder.resolve("generation-0.gone"));
    Files.writeString(folder.resolve("generation-0.gone").resolve("_0.cfs"), "half");
    try (Generations generations = open()) {
      assertThat(generations.number()).isEqualTo(1);
      assertThat(Objects.requireNonNull(generations.beside()).position()).isEqualTo(Stored.at(7));
      generations.turn();
    }
    assertThat(names()).containsExactly("generation-2");
  }

  @Test
  void beginsAnewWhereNobodyCanGoOnOrWhatIsThereIsBroken() throws IOException {
    make(1, "older than any", 5);
    try (Generations generations = open()) {
      assertThat(generations.number()).isEqualTo(2);
      assertThat(generations.live().position()).isEqualTo(BEGINNING);
      fill(generations.live(), 4);
    }
    try (Generations generations =
        Generations.open(folder, BEGINNING, cursor -> false, List.of())) {
      assertThat(generations.live().position()).isEqualTo(BEGINNING);
      fill(generations.live(), 4);
    }
    assertThat(names()).containsExactly("generation-3");
    try (Stream<Path> files = Files.list(folder.resolve("generation-3"))) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("_")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    try (Generations generations = open()) {
      assertThat(generations.live().position()).isEqualTo(BEGINNING);
    }
  }

  @Test
  void leavesAloneWhatIsNotItsOwn() throws IOException {
    Files.createDirectories(folder.resolve("2024"));
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    open().close();
    assertThat(names()).containsExactly("2024", "generation-1", "thesis.txt");
  }

  @Test
  void twoDoNotWriteIntoOne() throws IOException {
    try (Generations first = open()) {
      first.build();
      assertThatThrownBy(this::open).isInstanceOf(LockObtainFailedException.class);
      assertThat(names()).containsExactly("generation-1", "generation-2");
    }
  }
}
