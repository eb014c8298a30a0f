/**
 * The query language. Comes in: a query as somebody typed it. Goes out: a {@link
 * io.broadsheet.query.language.Filter}, or what is wrong with it and where. Always holds: a filter
 * printed and read again is the same filter, and no text costs more than its bounds allow.
 */
@NullMarked
package io.broadsheet.query.language;

import org.jspecify.annotations.NullMarked;
