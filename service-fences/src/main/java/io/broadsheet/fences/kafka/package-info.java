/**
 * The Kafka door. Comes in: a cluster's address. Goes out: the topics' names, ids and their one
 * partition count. Always holds: a service runs only on topics that exist and are partitioned
 * alike.
 */
@NullMarked
package io.broadsheet.fences.kafka;

import org.jspecify.annotations.NullMarked;
