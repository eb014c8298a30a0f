package io.broadsheet.query.index;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Text to words, the same for articles and queries, whatever their language: word boundaries by UAX
 * #29, an apostrophe is one too, Han a character a word, width, case and accents folded.
 */
final class Analysis extends Analyzer {

  static final Analysis INSTANCE = new Analysis();

  /** Between two values of one field: no phrase and no distance reaches across. */
  private static final int GAP = 1_000;

  private Analysis() {}

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer words = new StandardTokenizer();
    return new TokenStreamComponents(words, normalize(field, words));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream words) {
    return new ASCIIFoldingFilter(new MarkFilter(new LowerCaseFilter(new CJKWidthFilter(words))));
  }

  @Override
  protected Reader initReader(String field, Reader text) {
    return new WithoutApostrophes(text);
  }

  /** Spaces in their place, so that all else keeps its own. */
  private static final class WithoutApostrophes extends FilterReader {

    WithoutApostrophes(Reader text) {
      super(text);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
      int count = super.read(into, from, length);
      for (int i = from; i < from + count; i++) {
        into[i] = spaced(into[i]);
      }
      return count;
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      return c < 0 ? c : spaced((char) c);
    }

    private static char spaced(char c) {
      return switch (c) {
        case '\'', '’', '‘', 'ʼ', '＇' -> ' ';
        default -> c;
      };
    }
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }

  /** A text's words, in order. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = INSTANCE.tokenStream("", text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
