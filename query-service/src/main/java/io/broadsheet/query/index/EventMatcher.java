package io.broadsheet.query.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.query.store.Chunk;
import io.broadsheet.query.store.Lists.Place;
import io.broadsheet.query.store.LogEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Which of a few events a standing query finds: by the documents and the query of the index, in
 * memory. The last chunks are kept, since all streams read the same ones.
 */
@ApplicationScoped
public class EventMatcher {

  private static final int KEPT = 4;

  /** More chunks than those are kept while they are small: streams are not all at the same one. */
  private static final int KEPT_CHARACTERS = 512 * 1024;

  // Guarded by this.
  private final Deque<Read> recent = new ArrayDeque<>();

  /** A chunk, its documents once they were asked for, and what queries found in them. */
  private static final class Read {

    private final Chunk chunk;
    private final Map<Query, Chunk> answers = new ConcurrentHashMap<>();
    private @Nullable Documents documents;

    Read(Chunk chunk) {
      this.chunk = chunk;
    }

    synchronized Documents documents() {
      if (documents == null) {
        documents = Documents.of(chunk);
      }
      return documents;
    }
  }

  /**
   * A chunk's documents.
   *
   * @param terms all that they have
   * @param rest the chunk where nothing is found in it: withdrawals go to everybody
   */
  private record Documents(IndexSearcher searcher, TermSet terms, Chunk rest) {

    static Documents of(Chunk chunk) {
      try {
        IndexSearcher searcher = EventMatcher.searcher(chunk.events());
        return new Documents(searcher, new TermSet(searcher), only(chunk, LogEvent::isWithdrawal));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The chunk with what the query finds, and withdrawals, which have no words to find. */
  public Chunk matching(StandingQuery query, Chunk chunk) {
    if (chunk.events().isEmpty()) {
      // Those who only try again what is pending ask of such a chunk each time: none is kept.
      return chunk;
    }
    Read read = read(chunk);
    Documents documents = read.documents();
    if (!query.canMatch(documents.terms)) {
      return documents.rest;
    }
    return read.answers.computeIfAbsent(query.query(), asked -> answer(asked, read));
  }

  private static Chunk answer(Query query, Read read) {
    Set<String> found = found(query, read);
    return only(
        read.chunk,
        event ->
            event.isWithdrawal()
                || found.contains(ArticleBlock.at(event.partition(), event.offset())));
  }

  private static Chunk only(Chunk chunk, Predicate<LogEvent> those) {
    return new Chunk(chunk.from(), chunk.to(), chunk.events().stream().filter(those).toList());
  }

  private static Set<String> found(Query query, Read read) {
    Set<String> found = new HashSet<>();
    IndexSearcher searcher = read.documents().searcher;
    try {
      for (ScoreDoc hit :
          searcher.search(query, Math.max(1, read.chunk.events().size()), Sort.INDEXORDER)
              .scoreDocs) {
        Place place = Keys.place(searcher, hit.doc);
        found.add(ArticleBlock.at(place.partition(), place.offset()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Read read(Chunk chunk) {
    for (Read kept : recent) {
      if (kept.chunk == chunk) {
        return kept;
      }
    }
    Read read = new Read(chunk);
    recent.addFirst(read);
    while (recent.size() > KEPT && characters() > KEPT_CHARACTERS) {
      recent.removeLast();
    }
    return read;
  }

  private long characters() {
    return recent.stream().mapToLong(kept -> kept.chunk.characters()).sum();
  }

  private static IndexSearcher searcher(List<LogEvent> events) {
    return searcher(
        writer -> {
          for (LogEvent event : events) {
            if (!event.isWithdrawal()) {
              ArticleBlock.add(writer, event);
            }
          }
        });
  }

  /** Puts documents into an index. */
  interface Filling {
    void of(IndexWriter writer) throws IOException;
  }

  /** A small index in memory alone: nothing has to be closed. */
  static IndexSearcher searcher(Filling filling) {
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    // One file of all would be one more copy of all.
    IndexWriterConfig config =
        new IndexWriterConfig(Analysis.INSTANCE)
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false);
    try (IndexWriter writer = new IndexWriter(memory, config)) {
      filling.of(writer);
      writer.commit();
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(memory));
      searcher.setQueryCache(null);
      return searcher;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode data(LogEvent event) throws JsonProcessingException {
    return EventJson.trees().readTree(event.json()).path("data");
  }
}
