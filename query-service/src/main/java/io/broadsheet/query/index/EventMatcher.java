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
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * Which of a few events a standing query finds: by the documents and the query of the index, in
 * memory. The last chunks are kept, since all streams read the same ones.
 */
@ApplicationScoped
public class EventMatcher {

  private static final int KEPT = 4;

  // Guarded by this.
  private final Deque<Read> recent = new ArrayDeque<>();

  private record Read(Chunk chunk, IndexSearcher searcher, Set<Term> terms, int events) {}

  /** The chunk with what the query finds, and withdrawals, which have no words to find. */
  public Chunk matching(StandingQuery query, Chunk chunk) {
    Read read = read(chunk);
    Set<String> found = query.canMatch(read.terms) ? found(query.query(), read) : Set.of();
    List<LogEvent> matching =
        chunk.events().stream()
            .filter(
                event ->
                    event.isWithdrawal()
                        || found.contains(ArticleBlock.at(event.partition(), event.offset())))
            .toList();
    return new Chunk(chunk.from(), chunk.to(), matching);
  }

  private static Set<String> found(Query query, Read read) {
    Set<String> found = new HashSet<>();
    try {
      for (ScoreDoc hit :
          read.searcher.search(query, Math.max(1, read.events), Sort.INDEXORDER).scoreDocs) {
        Place place = Keys.place(read.searcher, hit.doc);
        found.add(ArticleBlock.at(place.partition(), place.offset()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized Read read(Chunk chunk) {
    Optional<Read> kept = recent.stream().filter(read -> read.chunk == chunk).findFirst();
    if (kept.isPresent()) {
      return kept.get();
    }
    IndexSearcher searcher = searcher(chunk.events());
    Read read = new Read(chunk, searcher, terms(searcher), chunk.events().size());
    recent.addFirst(read);
    if (recent.size() > KEPT) {
      recent.removeLast();
    }
    return read;
  }

  /** All that its documents have. */
  private static Set<Term> terms(IndexSearcher searcher) {
    Set<Term> all = new HashSet<>();
    try {
      for (LeafReaderContext leaf : searcher.getLeafContexts()) {
        for (FieldInfo field : leaf.reader().getFieldInfos()) {
          Terms terms = leaf.reader().terms(field.name);
          TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
          while (each.next() != null) {
            all.add(new Term(field.name, BytesRef.deepCopyOf(each.term())));
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    IndexWriterConfig config =
        new IndexWriterConfig(Analysis.INSTANCE).setMergeScheduler(new SerialMergeScheduler());
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
    return EventJson.mapper().readTree(event.json()).path("data");
  }
}
