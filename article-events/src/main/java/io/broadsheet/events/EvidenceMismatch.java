package io.broadsheet.events;

/** A value whose span does not hold the characters that it claims: it must not leave the parser. */
public final class EvidenceMismatch extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  EvidenceMismatch(Evidence claimed, String found) {
    super(
        "text[%d, %d) is \"%s\", not \"%s\""
            .formatted(claimed.start(), claimed.end(), found, claimed.exact()));
  }
}
