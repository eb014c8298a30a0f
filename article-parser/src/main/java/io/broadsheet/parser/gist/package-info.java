/**
 * What the article is about: topics, keyphrases, the sentences that sum it up.
 *
 * <p>Comes in: a reading with its entities. Goes out: topics of the IPTC's top level, phrases and
 * sentences of the text. Always holds: each value is counted from words that anybody can look up,
 * in time linear in the text.
 */
@NullMarked
package io.broadsheet.parser.gist;

import org.jspecify.annotations.NullMarked;
