package io.broadsheet.parser.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts paragraphs into sentences: at full stops that no abbreviation, initial or number owns. */
final class Sentences {

  private static final String ENDS = ".!?…";
  private static final String WIDE_ENDS = "。！？｡";
  private static final String CLOSERS = "\"'”’»)]）」』›";
  private static final String OPENERS = "\"'“‘«„([（「『‹";

  // What goes on longer is no sentence; the bound keeps every rule within sentences linear.
  private static final int LONGEST = 300;

  private static final int MOST_MARKS = 10;

  private Sentences() {}

  static List<Sentence> of(String text, List<Span> paragraphs) {
    List<Sentence> sentences = new ArrayList<>();
    List<Token> tokens = Tokens.of(text);
    int next = 0;
    for (int p = 0; p < paragraphs.size(); p++) {
      Span paragraph = paragraphs.get(p);
      int begin = next;
      while (begin < tokens.size() && tokens.get(begin).from() < paragraph.from()) {
        begin++;
      }
      int at = begin;
      while (at < tokens.size() && tokens.get(at).from() < paragraph.to()) {
        int end = at - begin >= LONGEST ? at + 1 : endOfSentence(tokens, at, paragraph.to());
        if (end > at) {
          add(sentences, tokens.subList(begin, end), p);
          begin = end;
          at = end;
        } else {
          at++;
        }
      }
      add(sentences, tokens.subList(begin, at), p);
      next = at;
    }
    return List.copyOf(sentences);
  }

  private static void add(List<Sentence> sentences, List<Token> tokens, int paragraph) {
    if (!tokens.isEmpty()) {
      int last = tokens.get(tokens.size() - 1).to();
      sentences.add(new Sentence(tokens.get(0).from(), last, paragraph, List.copyOf(tokens)));
    }
  }

  /** The index after the sentence's last token when it ends at this token; else the same index. */
  private static int endOfSentence(List<Token> tokens, int at, int paragraphEnd) {
    Token token = tokens.get(at);
    boolean wide = WIDE_ENDS.contains(token.text());
    boolean mark = token.kind() == Token.Kind.MARK && (wide || ENDS.contains(token.text()));
    boolean dotted = token.isWord() && token.text().endsWith(".");
    if (!mark && !dotted) {
      return at;
    }
    int end = at + 1;
    while (end < tokens.size()
        && end - at < MOST_MARKS
        && tokens.get(end).from() < paragraphEnd
        && tokens.get(end).from() == tokens.get(end - 1).to()
        && isEnding(tokens.get(end).text())) {
      end++;
    }
    if (end >= tokens.size() || tokens.get(end).from() >= paragraphEnd) {
      return end;
    }
    Token following = tokens.get(end);
    if (wide) {
      return end;
    }
    boolean spaced = following.from() > tokens.get(end - 1).to();
    int word = end;
    while (word < tokens.size()
        && word - end < MOST_MARKS
        && OPENERS.contains(tokens.get(word).text())) {
      word++;
    }
    // Marks alone make no sentence, and a dash after a quotation leads to who said it.
    boolean marks = ENDS.contains(following.text());
    boolean credit = following.is("-") || following.is("–") || following.is("—");
    if (!spaced || word >= tokens.size() || marks || credit && end > at + 1) {
      return at;
    }
    Token opener = tokens.get(word);
    boolean quoted = word > end;
    if (token.is("X.") && at > 0 && tokens.get(at - 1).is("on")) {
      // The network, no initial.
      return opener.isCapitalised() ? end : at;
    }
    if (dotted) {
      return Abbreviations.mayEnd(token.text().toLowerCase(Locale.ROOT), opener.lower())
              && opener.isCapitalised()
          ? end
          : at;
    }
    if (token.is(".") && at > 0 && tokens.get(at - 1).is("No")) {
      return opener.kind() == Token.Kind.NUMBER ? at : end;
    }
    boolean small = opener.isWord() && !opener.hasCapital() && !isUncased(opener);
    // A small letter goes on with the sentence: "What now?" he asked.
    return small && !quoted ? at : end;
  }

  private static boolean isUncased(Token token) {
    int c = token.text().codePointAt(0);
    return !Character.isLowerCase(c);
  }

  private static boolean isEnding(String mark) {
    return CLOSERS.contains(mark) || ENDS.contains(mark) || WIDE_ENDS.contains(mark);
  }
}
