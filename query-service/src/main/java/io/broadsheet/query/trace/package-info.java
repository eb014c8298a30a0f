/**
 * What became of an arrival. Comes in: a receipt, an article's id or its address. Goes out: each
 * stage with its time, and the outcome with its reason. Always holds: an arrival that Kafka has is
 * never unknown, at worst it is pending.
 */
@NullMarked
package io.broadsheet.query.trace;

import org.jspecify.annotations.NullMarked;
