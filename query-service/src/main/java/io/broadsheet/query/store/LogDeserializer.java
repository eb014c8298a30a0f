package io.broadsheet.query.store;

import io.broadsheet.events.Topic;
import io.broadsheet.query.store.LogRecord.Content;
import io.broadsheet.query.store.LogRecord.Nothing;
import io.broadsheet.query.store.LogRecord.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads records on the polling thread, so that reading the next batch overlaps writing this one. It
 * never throws: what it cannot read is a value too.
 */
public final class LogDeserializer implements Deserializer<Object> {

  @Override
  public Content deserialize(String topic, byte[] value) {
    return read(topic, Map.of(), value);
  }

  @Override
  public Content deserialize(String topic, Headers headers, byte[] value) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      if (header.value() != null) {
        texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return read(topic, texts, value);
  }

  private static Content read(String topic, Map<String, String> headers, byte[] value) {
    if (value == null) {
      return Nothing.NOTHING;
    }
    try {
      return topic.endsWith(Topic.OUTCOMES.name(""))
          ? Projection.outcome(value)
          : Projection.event(headers, value);
    } catch (RuntimeException e) {
      // Thrown here it would stop the partition for good.
      return new Unreadable("could not be read: " + e.getClass().getSimpleName());
    }
  }
}
