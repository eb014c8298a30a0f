package io.broadsheet.query.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
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

  private static final NormalizeCharMap APOSTROPHES = apostrophes();

  private Analysis() {}

  private static NormalizeCharMap apostrophes() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    "'’‘ʼ＇".chars().forEach(c -> map.add(Character.toString(c), " "));
    return map.build();
  }

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
    return new MappingCharFilter(APOSTROPHES, text);
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
