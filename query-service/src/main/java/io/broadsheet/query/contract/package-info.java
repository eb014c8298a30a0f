/**
 * The contract itself. Comes in: nothing. Goes out: the AsyncAPI document of the topics and the
 * JSON Schema of an event. Always holds: they are the very files that {@code article-events} is
 * tested against.
 */
@NullMarked
package io.broadsheet.query.contract;

import org.jspecify.annotations.NullMarked;
