package io.broadsheet.query.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored event on its way to a stream or to the index.
 *
 * @param supersedes offset of the event, in the same partition, that this one took the place of
 * @param sortAt the earlier of published and received
 * @param json the structured CloudEvent, on one line
 */
public record LogEvent(
    int partition,
    long offset,
    @Nullable Long supersedes,
    UUID articleId,
    Instant sortAt,
    String type,
    String json) {

  private static final String DATA = ",\"datacontenttype\":\"application/json\",\"data\":";

  /** Puts the attributes and the data together as they are, unread. */
  static String json(String attributes, String data) {
    int end = attributes.lastIndexOf('}');
    // A line break in JSON can only be white space between its tokens.
    return (attributes.substring(0, end) + DATA + data + "}").replace('\n', ' ').replace('\r', ' ');
  }

  /** The CloudEvent's own, or its place where it has none: a repeat has the same. */
  public String id() {
    try (JsonParser parser = EventJson.mapper().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("id");
        parser.nextToken();
        if (found) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return partition + "-" + offset;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether somebody who stands there has not got it. */
  public boolean isAfter(Cursor cursor) {
    return offset >= cursor.next().get(partition);
  }

  /** Whether the article is gone with it. */
  public boolean isWithdrawal() {
    return type.equals(EventType.WITHDRAWN.wire());
  }
}
