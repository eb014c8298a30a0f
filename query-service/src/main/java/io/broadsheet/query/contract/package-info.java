/**
 * The contract itself. Comes in: nothing. Goes out: the AsyncAPI document of the topics. Always
 * holds: it is the very file that {@code article-events} is tested against.
 */
@NullMarked
package io.broadsheet.query.contract;

import org.jspecify.annotations.NullMarked;
