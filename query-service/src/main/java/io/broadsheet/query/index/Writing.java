package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import io.quarkus.logging.Log;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * An index that is open for writing, by one thread. Each commit carries the position of what is in
 * it; what came after the last one is read from the archive again.
 */
final class Writing implements AutoCloseable {

  private static final String POSITION = "position";
  private static final String FORMAT = "format";
  private static final String REFUSED = "refused";
  private static final String LAST_REFUSED = "lastRefused";
  private static final double BUFFER_MB = 16;

  private final Directory folder;
  private final String format;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private Cursor position;
  private Refused refused;

  private Writing(Directory folder, Committed from, OpenMode mode) throws IOException {
    this.folder = folder;
    this.format = from.format;
    this.position = from.position;
    this.refused = from.refused;
    IndexWriterConfig config =
        new IndexWriterConfig(Analysis.INSTANCE)
            .setOpenMode(mode)
            .setRAMBufferSizeMB(BUFFER_MB)
            .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0))
            .setCommitOnClose(false);
    this.writer = new IndexWriter(folder, config);
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * Events that are in the archive and not in the index, since Lucene does not take them.
   *
   * @param last which one, and why; empty where there are none
   */
  record Refused(long events, String last) {

    static final Refused NONE = new Refused(0, "");
  }

  /** What the last commit says of itself. */
  record Committed(String format, Cursor position, Refused refused) {}

  /** Opens the index of a folder, of whatever format; begins one of today's where there is none. */
  static Writing open(Path path, Cursor beginning) throws IOException {
    return open(path, beginning, ArticleBlock.FORMAT);
  }

  static Writing open(Path path, Cursor beginning, String format) throws IOException {
    Optional<Committed> there = committed(path);
    Directory folder = FSDirectory.open(path);
    try {
      Writing writing =
          new Writing(
              folder,
              there.orElse(new Committed(format, beginning, Refused.NONE)),
              there.isPresent() ? OpenMode.APPEND : OpenMode.CREATE);
      if (there.isEmpty()) {
        writing.commit();
      }
      return writing;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** What is in a folder; empty where that is nothing, or broken. */
  static Optional<Committed> committed(Path path) throws IOException {
    try (Directory folder = FSDirectory.open(path);
        DirectoryReader reader = DirectoryReader.open(folder)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      return Optional.of(
          new Committed(
              data.getOrDefault(FORMAT, ""),
              Cursor.parse(data.getOrDefault(POSITION, "")),
              new Refused(
                  Long.parseLong(data.getOrDefault(REFUSED, "0")),
                  data.getOrDefault(LAST_REFUSED, ""))));
    } catch (IndexNotFoundException
        | CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | NoSuchFileException
        | EOFException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it is as this service would build it. */
  boolean isOfToday() {
    return format.equals(ArticleBlock.FORMAT);
  }

  Refused refused() {
    return refused;
  }

  Cursor position() {
    return position;
  }

  SearcherManager searchers() {
    return searchers;
  }

  /** Takes what follows its position. */
  void apply(Chunk chunk) throws IOException {
    for (LogEvent event : chunk.events()) {
      if (event.isWithdrawal()) {
        writer.deleteDocuments(new Term(ArticleBlock.ARTICLE, event.articleId().toString()));
        continue;
      }
      Optional<String> refusal = ArticleBlock.add(writer, event);
      if (refusal.isPresent()) {
        String why =
            "partition %d, offset %d: %s"
                .formatted(event.partition(), event.offset(), refusal.get());
        Log.errorf("an event is not in the index: %s", why);
        refused = new Refused(refused.events + 1, why);
      }
      if (event.supersedes() != null) {
        Term before =
            new Term(ArticleBlock.AT, ArticleBlock.at(event.partition(), event.supersedes()));
        writer.updateNumericDocValue(before, ArticleBlock.SUPERSEDED, event.offset());
      }
    }
    position = position.furthest(chunk.to());
  }

  /** Makes what was applied findable. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Whether its segments hold documents of withdrawn articles: no others are ever deleted. */
  boolean holdsWithdrawn() {
    return writer.hasDeletions();
  }

  /** Begins to write the segments anew that hold them; returns before that is done. */
  void purge() throws IOException {
    writer.forceMergeDeletes(false);
  }

  /** Whether what is on disk is not what is here, wherever its position is. */
  boolean isUncommitted() {
    return writer.hasUncommittedChanges();
  }

  void commit() throws IOException {
    writer.setLiveCommitData(
        Map.of(
                FORMAT,
                format,
                POSITION,
                position.toString(),
                REFUSED,
                Long.toString(refused.events),
                LAST_REFUSED,
                refused.last)
            .entrySet());
    writer.commit();
  }

  /** Leaves what was not committed. */
  @Override
  public void close() throws IOException {
    try (folder) {
      searchers.close();
      writer.rollback();
    }
  }
}
