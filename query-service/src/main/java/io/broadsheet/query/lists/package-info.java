/**
 * What all lists share. Comes in: {@code limit}, {@code page}, {@code sort} and {@code atLeast} as
 * a caller gave them, and a parsed query. Goes out: how many lines, from which key, at which
 * position, and what the query finds. Always holds: a page token goes on exactly where its page
 * ended, at the position of the first page.
 */
@NullMarked
package io.broadsheet.query.lists;

import org.jspecify.annotations.NullMarked;
