package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.events.EventJson;
import io.broadsheet.events.Lane;
import io.broadsheet.events.Submission;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One article on its way in, or why it cannot go.
 *
 * @param file as it was named, or its path in the folder that was
 * @param line where the file holds many; 0 where it is one article
 * @param json an intake object as {@code POST /articles} takes it; where there is a problem, none
 *     or its beginning
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on, never compared.
record IntakeItem(String file, int line, byte @Nullable [] json, @Nullable String problem) {

  static IntakeItem broken(String file, int line, String problem) {
    return new IntakeItem(file, line, null, problem);
  }

  /** The same in this lane, unless it names one. What cannot be read is left to be refused. */
  IntakeItem in(Lane lane) {
    try {
      if (json != null
          && Submission.tree(json) instanceof ObjectNode article
          && !article.has("lane")) {
        article.put("lane", EventJson.wire(lane));
        return new IntakeItem(file, line, EventJson.bytes(article), problem);
      }
    } catch (IOException e) {
      // The service says why, with the place.
    }
    return this;
  }

  /** File and line, for people. */
  String where() {
    return line == 0 ? file : file + ":" + line;
  }
}
