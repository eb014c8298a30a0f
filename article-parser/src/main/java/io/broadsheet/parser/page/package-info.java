/**
 * From what was handed in to the words of the article and what is known about it.
 *
 * <p>Comes in: HTML or plain text. Goes out: a {@link io.broadsheet.parser.page.Page}: metadata and
 * blocks of text in reading order. Always holds: title, byline, dateline, captions and everything
 * around the article are in no block; no block is blank.
 */
@NullMarked
package io.broadsheet.parser.page;

import org.jspecify.annotations.NullMarked;
