/**
 * Articles and their lists. Comes in: an id, a parsed query, or a page. Goes out: the very data of
 * the event, or lines of a list with links. Always holds: all pages of a list show what stood when
 * its first page was read.
 */
@NullMarked
package io.broadsheet.query.articles;

import org.jspecify.annotations.NullMarked;
