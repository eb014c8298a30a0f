/**
 * Which texts have the same words, or nearly.
 *
 * <p>Comes in: a text. Goes out: its fingerprint. Always holds: equal words, equal fingerprint,
 * whatever case, punctuation and spacing.
 */
@NullMarked
package io.broadsheet.parser.fingerprint;

import org.jspecify.annotations.NullMarked;
