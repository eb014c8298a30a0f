package io.broadsheet.query.language;

import org.jspecify.annotations.Nullable;

/** Why a text is no query, and where: offsets in code points. */
public final class QueryError extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int SHOWN = 30;

  private final int start;
  private final int end;
  private final String shown;
  private final @Nullable String suggestion;

  QueryError(int[] text, int start, int end, String why, @Nullable String suggestion) {
    super(why, null, false, false);
    this.start = start;
    this.end = Math.max(end, start + 1);
    this.shown = shown(text, start, this.end);
    this.suggestion = suggestion;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  /** The words around it, and below them carets. */
  public String shown() {
    return shown;
  }

  /** What to write instead, where that can be said. */
  public @Nullable String suggestion() {
    return suggestion;
  }

  private static String shown(int[] text, int start, int end) {
    int from = Math.max(0, start - SHOWN);
    int to = Math.min(text.length, start + SHOWN);
    StringBuilder line = new StringBuilder(from > 0 ? "…" : "");
    for (int i = from; i < to; i++) {
      // Nothing that a query holds moves the caret.
      line.appendCodePoint(Character.isISOControl(text[i]) ? ' ' : text[i]);
    }
    line.append(to < text.length ? "…" : "");
    int carets = Math.max(1, Math.min(end, start + SHOWN) - start);
    return line + "\n" + " ".repeat((from > 0 ? 1 : 0) + start - from) + "^".repeat(carets);
  }
}
