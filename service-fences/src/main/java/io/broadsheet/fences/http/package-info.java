/**
 * The HTTP door. Comes in: any request. Goes out: a request whose caller may make it, whose every
 * query parameter is known, and which has an id; else a problem (RFC 9457). Always holds: no answer
 * carries a stack trace, and no unknown parameter is ignored.
 */
@NullMarked
package io.broadsheet.fences.http;

import org.jspecify.annotations.NullMarked;
