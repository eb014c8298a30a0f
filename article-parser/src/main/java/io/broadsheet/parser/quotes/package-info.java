/**
 * Who said what.
 *
 * <p>Comes in: a reading with its entities. Goes out: quotes, in quotation marks or reported, with
 * their speakers. Always holds: a quote's span is the words alone, without marks around them; a
 * speaker whom the text does not tell is unknown, never guessed from the topic.
 */
@NullMarked
package io.broadsheet.parser.quotes;

import org.jspecify.annotations.NullMarked;
