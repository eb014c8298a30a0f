package io.broadsheet.parser.text;

import java.util.List;

/**
 * Finds one kind of fact. Each lives in a package of its own, is stateless, and may rely on what
 * the ones before it found.
 */
public interface Extractor<T> {

  /** Whether it reads texts of this language; where not, its block says so. */
  boolean reads(Reading reading);

  /**
   * All it finds, in the order of the text. What it throws makes its block {@code failed}, never
   * the parse.
   */
  List<T> extract(Reading reading);
}
