package io.broadsheet.query.store;

/**
 * A stored event on its way to a stream.
 *
 * @param json the structured CloudEvent, on one line
 */
public record LogEvent(int partition, long offset, String type, String json) {

  private static final String DATA = ",\"datacontenttype\":\"application/json\",\"data\":";

  /** Puts the attributes and the data together as they are, unread. */
  static LogEvent of(int partition, long offset, String type, String attributes, String data) {
    int end = attributes.lastIndexOf('}');
    // A line break in JSON can only be white space between its tokens.
    String json = (attributes.substring(0, end) + DATA + data + "}").replaceAll("[\r\n]+", " ");
    return new LogEvent(partition, offset, type, json);
  }
}
