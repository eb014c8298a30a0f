package io.broadsheet.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event lacks of its article.
 *
 * @param textLength the whole text's length in code points, where the text was cut
 * @param dropped how many items each array lost, by the array's name
 */
public record Truncation(@Nullable Integer textLength, Map<String, Integer> dropped) {
  public Truncation {
    dropped = Collections.unmodifiableMap(new TreeMap<>(dropped));
  }
}
