/** Tests of the Kafka door, on a real broker. */
@NullMarked
package io.broadsheet.fences.kafka;

import org.jspecify.annotations.NullMarked;
