package io.broadsheet.parser.quotes;

import io.broadsheet.events.Quote.Speaker;

/**
 * Somebody speaks: the words that say so, by token index.
 *
 * @param first first token of speaker and verb together
 * @param last token after the last of both
 * @param verb index of the verb, or of "according"
 */
record Act(Form form, int verb, int first, int last, Speaker speaker, String printed) {

  /** How the text says it. */
  enum Form {
    /** "Zhou said" */
    SPEAKER_FIRST,
    /** "said Zhou" */
    VERB_FIRST,
    /** ", adding that" */
    GOING_ON,
    /** "according to Zhou" */
    ACCORDING
  }
}
