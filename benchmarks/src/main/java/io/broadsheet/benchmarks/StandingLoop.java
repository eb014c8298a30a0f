package io.broadsheet.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.query.store.LogEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * What standing queries are measured beside: articles as Lucene documents in memory, of which each
 * query is asked in turn. It has nothing of an article but title and text.
 */
final class StandingLoop {

  private final List<Query> queries;

  StandingLoop(List<TwoWords> words) {
    queries = words.stream().map(TwoWords::lucene).toList();
  }

  /** How many of these articles all queries find together. */
  long hits(List<LogEvent> events) {
    try {
      IndexSearcher searcher = searcher(events);
      long hits = 0;
      for (Query query : queries) {
        hits += searcher.search(query, events.size(), Sort.INDEXORDER).scoreDocs.length;
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IndexSearcher searcher(List<LogEvent> events) throws IOException {
    ByteBuffersDirectory memory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(memory, new IndexWriterConfig(new StandardAnalyzer()))) {
      for (LogEvent event : events) {
        JsonNode data = EventJson.mapper().readTree(event.json()).path("data");
        Document document = new Document();
        for (String field : List.of(TwoWords.TITLE, TwoWords.TEXT)) {
          document.add(new TextField(field, data.path(field).asText(), Store.NO));
        }
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(memory));
    searcher.setQueryCache(null);
    return searcher;
  }
}
