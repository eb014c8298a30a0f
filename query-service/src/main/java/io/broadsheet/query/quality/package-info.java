/**
 * How well articles are read. Comes in: nothing. Goes out: the quality card. Always holds: it is
 * what the benchmarks measured and docs/quality.md shows.
 */
@NullMarked
package io.broadsheet.query.quality;

import org.jspecify.annotations.NullMarked;
