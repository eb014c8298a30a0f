package io.broadsheet.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;

/** Has a service build its index anew, and waits until that one answers. */
final class Reindex {

  private static final long PAUSE_MILLIS = 500;

  private Reindex() {}

  static int run(Terminal terminal, boolean json, Remote query) throws InterruptedException {
    JsonNode index = query.post("/index/rebuild");
    int before = index.path("generation").asInt();
    while (index.path("generation").asInt() <= before) {
      int done = index.path(before == 0 ? "built" : "rebuilt").asInt();
      String why = index.has("why") ? " (" + index.path("why").asText() + ")" : "";
      terminal.show("%d %% of the archive are in the new index%s".formatted(done, why));
      Thread.sleep(PAUSE_MILLIS);
      index = query.get("/index");
    }
    if (json) {
      terminal.json(index);
    } else {
      terminal.say("the index of %s was built anew and answers".formatted(query.base()));
    }
    if (index.path("refused").asLong() > 0) {
      terminal.complain(
          "%d events are not in it; the last: %s"
              .formatted(index.path("refused").asLong(), index.path("lastRefused").asText()));
      return Failure.SOME_FAILED;
    }
    return 0;
  }
}
