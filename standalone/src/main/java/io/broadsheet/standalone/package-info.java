/**
 * Broadsheet on one machine: real Kafka, real PostgreSQL and both services as child processes.
 *
 * <p>Comes in: a folder and ports. Goes out: running servers with handles to stop and kill them.
 * Always holds: what a server acknowledged is on disk; all listen on loopback alone; the folder's
 * data outlives any crash.
 */
@NullMarked
package io.broadsheet.standalone;

import org.jspecify.annotations.NullMarked;
