package io.broadsheet.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

  @Test
  void readsIdsDataAndHeartbeats() throws Exception {
    String stream = ": hello\nid: c1\ndata: {\"a\":\ndata: 1}\n\nevent: heartbeat\nid: c2\n\n";
    List<ServerSentEvents.Event> events = new ArrayList<>();
    ServerSentEvents.read(new BufferedReader(new StringReader(stream)), events::add);
    assertThat(events)
        .containsExactly(
            new ServerSentEvents.Event("c1", "message", "{\"a\":\n1}"),
            new ServerSentEvents.Event("c2", "heartbeat", ""));
  }
}
