/**
 * The door to the world: the one HTTP client of both services. Comes in: an address that somebody
 * else has written. Goes out: what it answered, bounded, or why it is not called. Always holds: a
 * connection is opened only to an address that was checked, for each call and each redirect anew.
 */
@NullMarked
package io.broadsheet.fences.outbound;

import org.jspecify.annotations.NullMarked;
