/**
 * What the article says that somebody did or is to something: launched, surpassed, acquired.
 *
 * <p>Comes in: a reading with entities and quotes. Goes out: claims between things that the text
 * names. Always holds: subject and object each have a span of their own; a claim says who makes it,
 * and whether it is hedged or denied.
 */
@NullMarked
package io.broadsheet.parser.claims;

import org.jspecify.annotations.NullMarked;
