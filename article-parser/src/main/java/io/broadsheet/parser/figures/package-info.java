/**
 * Numbers that the article states: money, counts, shares, ranks, spans of time, measures.
 *
 * <p>Comes in: a reading with entities and quotes. Goes out: figures with value, bound and unit.
 * Always holds: a number inside a name, a date or a version is no figure; each number is in one
 * figure at most.
 */
@NullMarked
package io.broadsheet.parser.figures;

import org.jspecify.annotations.NullMarked;
