/**
 * Words to places. Comes in: stored events in the order of their positions, and a {@link
 * io.broadsheet.query.language.Filter}. Goes out: which articles or facts it finds, as keys into
 * the archive. Always holds: an event alone and the index of all of them answer a filter alike,
 * since both are one block of documents and one query; the index is never ahead of the archive.
 */
@NullMarked
package io.broadsheet.query.index;

import org.jspecify.annotations.NullMarked;
