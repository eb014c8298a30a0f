package io.broadsheet.parser.entities;

import java.util.List;

/** Says of each word in its sentence whether it begins a name, goes on with one, or is none. */
public interface TokenClassifier {

  /**
   * Labels sentences, each a list of words as they are written.
   *
   * @return one label a word, sentence by sentence: {@code O}, or {@code B-} and {@code I-} before
   *     the kind, as in {@code B-PER}; an {@code I-} only follows its own kind
   */
  List<List<String>> classify(List<List<String>> sentences);
}
