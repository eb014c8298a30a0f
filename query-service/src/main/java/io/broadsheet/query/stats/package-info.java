/**
 * Counts. Comes in: what PostgreSQL holds and how long Kafka's logs are. Goes out: whether the two
 * agree. Always holds: a difference is said with its partition.
 */
@NullMarked
package io.broadsheet.query.stats;

import org.jspecify.annotations.NullMarked;
