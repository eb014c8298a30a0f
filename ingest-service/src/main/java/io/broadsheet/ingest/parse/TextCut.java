package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Body;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Sha256;
import io.broadsheet.events.Truncation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An article whose text fits an event, and what that cost. */
record TextCut(Article article, @Nullable Truncation truncated) {

  static final int MAX_CODE_POINTS = 300_000;
  static final int MAX_BYTES = 500_000;

  static TextCut of(Article article) {
    String text = article.body().text();
    int end = end(text);
    if (end == text.length()) {
      return new TextCut(article, null);
    }
    String kept = text.substring(0, end);
    int length = kept.codePointCount(0, kept.length());
    Map<String, Integer> dropped = new TreeMap<>();
    Facts facts = FactsCut.before(article.facts(), length);
    FactsCut.count(article.facts(), facts, dropped);
    List<Body.Paragraph> paragraphs =
        article.body().paragraphs().stream()
            .filter(paragraph -> paragraph.start() < length)
            .map(p -> new Body.Paragraph(p.start(), Math.min(p.end(), length), p.role()))
            .toList();
    FactsCut.less("paragraphs", article.body().paragraphs(), paragraphs, dropped);
    Body body =
        new Body(
            kept,
            Sha256.of(kept),
            article.body().wordCount(),
            article.body().completeness(),
            paragraphs);
    return new TextCut(
        new Article(
            article.metadata(),
            body,
            facts,
            article.links(),
            article.images(),
            article.rights(),
            article.producer()),
        new Truncation(text.codePointCount(0, text.length()), dropped));
  }

  /** The char index where the text must end, between two code points. */
  private static int end(String text) {
    int codePoints = 0;
    int bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      codePoints++;
      if (codePoints > MAX_CODE_POINTS || bytes > MAX_BYTES) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
