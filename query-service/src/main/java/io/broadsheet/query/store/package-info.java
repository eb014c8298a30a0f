/**
 * Kafka into PostgreSQL. Comes in: records of {@code articles.events} and {@code
 * articles.outcomes}. Goes out: rows, and the reads of them that the other packages are made of.
 * Always holds: rows and the position that they reached are one transaction, a position moves only
 * from where this instance believes it to be, and no entity leaves this package.
 */
@NullMarked
package io.broadsheet.query.store;

import org.jspecify.annotations.NullMarked;
