/**
 * The command {@code broadsheet}.
 *
 * <p>Comes in: a command line. Goes out: text for people, or JSON lines with {@code --json}, and an
 * exit code: 0 done, 1 some items failed, 2 wrong use, 3 service not reachable. Always holds: what
 * goes wrong is a sentence with the way out, never a stack trace.
 */
@NullMarked
package io.broadsheet.standalone.command;

import org.jspecify.annotations.NullMarked;
