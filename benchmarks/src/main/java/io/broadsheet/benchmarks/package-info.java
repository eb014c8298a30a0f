/**
 * The whole house under load. Comes in: generated articles. Goes out: the figures of
 * docs/benchmarks.md, each beside a limit or a peer measured in the same run.
 */
@NullMarked
package io.broadsheet.benchmarks;

import org.jspecify.annotations.NullMarked;
