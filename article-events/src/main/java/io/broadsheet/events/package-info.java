/**
 * What every module shares: the article and its facts, evidence, the events, the topics, positions.
 *
 * <p>Comes in: values that a parser or a service read. Goes out: the records that travel through
 * Kafka, REST and streams. Always holds: no {@link io.broadsheet.events.Article} exists whose
 * evidence does not match its text.
 */
@NullMarked
package io.broadsheet.events;

import org.jspecify.annotations.NullMarked;
