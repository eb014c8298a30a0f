/**
 * Whole lists as files. Comes in: a query or none. Goes out: each line that stood at one position,
 * as NDJSON or CSV. Always holds: a few hundred kilobytes in memory however long the list, nothing
 * is read before the reader has taken what was read before, and a file that is cut short is seen to
 * be.
 */
@NullMarked
package io.broadsheet.query.exports;

import org.jspecify.annotations.NullMarked;
