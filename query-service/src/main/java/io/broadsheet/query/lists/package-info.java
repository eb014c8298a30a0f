/**
 * What all lists share. Comes in: {@code limit} and {@code page} as a caller gave them. Goes out:
 * how many lines, from which key, at which position. Always holds: a page token goes on exactly
 * where its page ended, at the position of the first page.
 */
@NullMarked
package io.broadsheet.query.lists;

import org.jspecify.annotations.NullMarked;
