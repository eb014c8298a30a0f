/**
 * Dates that the article names.
 *
 * <p>Comes in: a reading with its day of publication. Goes out: dates as precise as the text is.
 * Always holds: what the text leaves out is taken from the day of publication; without it, only
 * what stands in the text is said.
 */
@NullMarked
package io.broadsheet.parser.dates;

import org.jspecify.annotations.NullMarked;
