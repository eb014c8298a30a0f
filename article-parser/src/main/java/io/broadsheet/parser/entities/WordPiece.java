package io.broadsheet.parser.entities;

import io.broadsheet.events.Characters;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts words into the pieces of the uncased BERT vocabulary, by the rules of BERT's own tokenizer.
 */
final class WordPiece {

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids = new HashMap<>();
  private final int unknown;

  /**
   * @param vocabulary all pieces in the order of their ids
   */
  WordPiece(List<String> vocabulary) {
    for (String piece : vocabulary) {
      ids.put(piece, ids.size());
    }
    unknown = id("[UNK]");
  }

  int id(String piece) {
    Integer id = ids.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return id;
  }

  /** The ids of a word's pieces, at least one. */
  List<Integer> pieces(String word) {
    List<Integer> pieces = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    normalized(word)
        .codePoints()
        .forEach(
            c -> {
              if (isMark(c) || isHan(c)) {
                cut(chunk, pieces);
                cut(chunk.appendCodePoint(c), pieces);
              } else {
                chunk.appendCodePoint(c);
              }
            });
    cut(chunk, pieces);
    return pieces.isEmpty() ? List.of(unknown) : pieces;
  }

  private static String normalized(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    String safe = Characters.streamSafe(word.toLowerCase(Locale.ROOT));
    Normalizer.normalize(safe, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> !isDropped(c))
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isDropped(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c);
    };
  }

  /** The longest pieces first; a chunk that cannot be cut whole is unknown. */
  private void cut(StringBuilder chunk, List<Integer> pieces) {
    List<Integer> found = new ArrayList<>();
    int at = 0;
    while (at < chunk.length() && chunk.length() <= LONGEST_WORD) {
      String prefix = at == 0 ? "" : "##";
      int end = chunk.length();
      while (end > at && !ids.containsKey(prefix + chunk.substring(at, end))) {
        end--;
      }
      if (end == at) {
        found.clear();
        break;
      }
      found.add(ids.get(prefix + chunk.substring(at, end)));
      at = end;
    }
    if (!chunk.isEmpty()) {
      pieces.addAll(found.isEmpty() ? List.of(unknown) : found);
      chunk.setLength(0);
    }
  }

  private static boolean isMark(int c) {
    boolean ascii = c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    return ascii
        || switch (Character.getType(c)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  private static boolean isHan(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2FA1F);
  }
}
