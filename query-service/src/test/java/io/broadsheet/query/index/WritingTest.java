package io.broadsheet.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventType;
import io.broadsheet.query.language.Field.Scope;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingTest {

  private static final UUID ID = new UUID(7, 1);

  private static Writing open(Path folder) throws IOException {
    return Writing.open(folder, Stored.at(0));
  }

  private static Chunk chunk(long from, long to, LogEvent... events) {
    return new Chunk(Stored.at(from), Stored.at(to), List.of(events));
  }

  private static LogEvent version(long offset, @Nullable Long supersedes, String title) {
    String data = "{\"title\": \"%s\", \"quotes\": [{\"text\": \"so\"}]}".formatted(title);
    return Stored.event(offset, ID, supersedes, EventType.UPDATED, data);
  }

  private static int found(Writing index, String q, Cursor at) throws IOException {
    IndexSearcher searcher = index.searchers().acquire();
    try {
      return searcher.count(
          new BooleanQuery.Builder()
              .add(LuceneQuery.of(Filter.parse(q), Scope.ARTICLE), Occur.MUST)
              .add(new Standing(at), Occur.FILTER)
              .build());
    } finally {
      index.searchers().release(searcher);
    }
  }

  @Test
  void findsWhatStoodAtEachPositionUntilItIsWithdrawn(@TempDir Path folder) throws IOException {
    try (Writing index = open(folder)) {
      index.apply(chunk(0, 2, version(0, null, "one"), version(1, 0L, "two")));
      index.refresh();
      index.apply(chunk(2, 6, version(5, 1L, "three")));
      index.refresh();

      assertThat(found(index, "one", Stored.at(1))).isEqualTo(1);
      assertThat(found(index, "one", Stored.at(2))).isZero();
      assertThat(found(index, "two quote:so", Stored.at(5))).isEqualTo(1);
      assertThat(found(index, "two", Stored.at(6))).isZero();
      assertThat(found(index, "*:*", Stored.at(6))).isEqualTo(1);

      index.apply(chunk(6, 7, Stored.event(6, ID, 5L, EventType.WITHDRAWN, "{}")));
      index.refresh();
      assertThat(found(index, "*:*", Stored.at(6))).isZero();
    }
  }

  @Test
  void leavesNoWordOfWhatWasWithdrawnOnDisk(@TempDir Path folder) throws Exception {
    try (Writing index = open(folder)) {
      index.apply(chunk(0, 1, version(0, null, "unspeakable")));
      // So many others that Lucene itself sees no reason to merge.
      for (long other = 1; other < 50; other++) {
        index.apply(
            chunk(
                other,
                other + 1,
                Stored.event(other, new UUID(8, other), null, EventType.PUBLISHED, "{}")));
      }
      index.commit();
      assertThat(index.holdsWithdrawn()).isFalse();
      assertThat(onDisk(folder, "unspeakable")).isTrue();
      index.apply(chunk(50, 51, Stored.event(50, ID, 0L, EventType.WITHDRAWN, "{}")));
      index.commit();
      assertThat(onDisk(folder, "unspeakable")).isTrue();
      assertThat(index.holdsWithdrawn()).isTrue();

      index.purge();
      await().until(() -> !index.holdsWithdrawn() && index.isUncommitted());
      index.commit();
      index.refresh();
      assertThat(index.isUncommitted()).isFalse();
      assertThat(onDisk(folder, "unspeakable")).isFalse();
      assertThat(found(index, "*:*", Stored.at(51))).isEqualTo(49);
    }
  }

  private static boolean onDisk(Path folder, String word) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void goesOnFromItsLastCommitWhateverWasLost(@TempDir Path folder) throws IOException {
    try (Writing index = open(folder)) {
      index.apply(chunk(0, 1, version(0, null, "one")));
      index.commit();
      index.apply(chunk(1, 2, version(1, 0L, "two")));
    }
    try (Writing index = open(folder)) {
      assertThat(index.position()).isEqualTo(Stored.at(1));
      index.apply(chunk(1, 2, version(1, 0L, "two")));
      index.refresh();
      assertThat(found(index, "*:*", Stored.at(2))).isEqualTo(1);
    }
  }

  @Test
  void leavesOutWhatCannotBeIndexedAndGoesOn(@TempDir Path folder) throws IOException {
    String number = "1".repeat(2_000);
    LogEvent unfit =
        Stored.event(
            1, ID, 0L, EventType.UPDATED, "{\"figures\": [{\"value\": %s}]}".formatted(number));
    try (Writing index = open(folder)) {
      index.apply(
          chunk(0, 3, version(0, null, "one"), unfit, Stored.event(2, "{\"title\": \"x\"}")));
      index.refresh();

      assertThat(index.position()).isEqualTo(Stored.at(3));
      assertThat(found(index, "x", Stored.at(3))).isEqualTo(1);
      assertThat(found(index, "one", Stored.at(1))).isEqualTo(1);
      assertThat(found(index, "one", Stored.at(3))).isZero();
      index.commit();
    }
    try (Writing index = open(folder)) {
      assertThat(index.refused().events()).isEqualTo(1);
      assertThat(index.refused().last()).startsWith("partition 0, offset 1: ").contains("2000");
    }
    // A stream goes on past it too.
    Chunk all = Stored.chunk(version(0, null, "one"), unfit);
    assertThat(new EventMatcher().matching(new StandingQuery(Filter.parse("*:*")), all).events())
        .hasSize(1);
  }
}
