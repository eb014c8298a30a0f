package io.broadsheet.ingest.parse;

import io.broadsheet.events.Article;
import io.broadsheet.events.Truncation;
import org.jspecify.annotations.Nullable;

/**
 * An article as it will be published.
 *
 * @param article with its text cut to what an event can hold
 * @param content of the text as published, so that it can be found again from the event alone, and
 *     so that no version differs from the one before it by words that nobody can see
 */
record Reading(Article article, @Nullable Truncation truncated, Hash content) {

  static Reading of(Article parsed) {
    TextCut cut = TextCut.of(parsed);
    return new Reading(cut.article(), cut.truncated(), Hash.of(cut.article()));
  }
}
