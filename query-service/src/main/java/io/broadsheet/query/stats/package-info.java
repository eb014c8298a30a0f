/**
 * Counts. Comes in: a parsed query; what PostgreSQL holds and how long Kafka's logs are. Goes out:
 * articles over time and by what they have; whether archive and logs agree. Always holds: a count
 * of articles is one of independent origins too and leads to just those articles; a difference is
 * said with its partition.
 */
@NullMarked
package io.broadsheet.query.stats;

import org.jspecify.annotations.NullMarked;
