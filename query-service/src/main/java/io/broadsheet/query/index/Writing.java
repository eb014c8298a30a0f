package io.broadsheet.query.index;

import io.broadsheet.events.Cursor;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.LogEvent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;

/**
 * An index that is open for writing, by one thread. Each commit carries the position of what is in
 * it; what came after the last one is read from the archive again.
 */
final class Writing implements AutoCloseable {

  private static final String POSITION = "position";
  private static final String FORMAT = "format";
  private static final double BUFFER_MB = 16;

  private final Directory folder;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private Cursor position;

  private Writing(Directory folder, Cursor position, OpenMode mode) throws IOException {
    this.folder = folder;
    this.position = position;
    IndexWriterConfig config =
        new IndexWriterConfig(Analysis.INSTANCE)
            .setOpenMode(mode)
            .setRAMBufferSizeMB(BUFFER_MB)
            .setCommitOnClose(false);
    this.writer = new IndexWriter(folder, config);
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * Opens what is in a folder; where that is nothing, of another format, broken, or of a position
   * that nobody can go on from, begins anew.
   *
   * @param resumable whether the archive has what follows a position
   */
  static Writing open(Path path, Cursor beginning, Predicate<Cursor> resumable) throws IOException {
    Directory folder = FSDirectory.open(path);
    try {
      Optional<Cursor> committed = committed(folder).filter(resumable);
      if (committed.isEmpty()) {
        clear(folder);
      }
      Writing writing =
          new Writing(
              folder,
              committed.orElse(beginning),
              committed.isPresent() ? OpenMode.APPEND : OpenMode.CREATE);
      if (committed.isEmpty()) {
        writing.commit();
      }
      return writing;
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static Optional<Cursor> committed(Directory folder) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(folder)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      return ArticleBlock.FORMAT.equals(data.get(FORMAT))
          ? Optional.of(Cursor.parse(data.getOrDefault(POSITION, "")))
          : Optional.empty();
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

  /** A writer would read what is broken before it writes over it. */
  private static void clear(Directory folder) throws IOException {
    try (Lock lock = folder.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      for (String file : folder.listAll()) {
        lock.ensureValid();
        // Nothing of anybody's who chose the folder wrongly.
        if (file.startsWith(IndexFileNames.SEGMENTS)
            || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches()) {
          folder.deleteFile(file);
        }
      }
    }
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
      writer.addDocuments(ArticleBlock.of(event, EventMatcher.data(event)));
      if (event.supersedes() != null) {
        Term before =
            new Term(ArticleBlock.AT, ArticleBlock.at(event.partition(), event.supersedes()));
        writer.updateNumericDocValue(before, ArticleBlock.SUPERSEDED, event.offset());
      }
    }
    position = chunk.reachedFrom(position);
  }

  /** Makes what was applied findable. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  void commit() throws IOException {
    writer.setLiveCommitData(
        Map.of(FORMAT, ArticleBlock.FORMAT, POSITION, position.toString()).entrySet());
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
