/** Tests of the door to the world: none of them sends a packet off this machine. */
@NullMarked
package io.broadsheet.fences.outbound;

import org.jspecify.annotations.NullMarked;
