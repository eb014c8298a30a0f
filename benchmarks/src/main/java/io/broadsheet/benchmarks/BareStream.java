package io.broadsheet.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Server-sent events and nothing else, a process of its own: {@code GET /GROUP} is a stream, {@code
 * POST /GROUP,GROUP,...} sends its body to all streams of those groups.
 */
public final class BareStream {

  private final Map<String, List<HttpServerResponse>> groups = new ConcurrentHashMap<>();

  private BareStream() {}

  /**
   * @param args the port
   */
  public static void main(String[] args) {
    BareStream bare = new BareStream();
    Vertx.vertx()
        .createHttpServer()
        .requestHandler(bare::answer)
        .listen(Integer.parseInt(args[0]), "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    String path = request.path().substring(1);
    if (request.method().name().equals("POST")) {
      request.body().onSuccess(event -> send(List.of(path.split(",")), event));
      request.response().end();
      return;
    }
    HttpServerResponse stream = request.response().setChunked(true);
    stream.putHeader("Content-Type", "text/event-stream").write(":\n\n");
    List<HttpServerResponse> group = groups.computeIfAbsent(path, any -> new ArrayList<>());
    group.add(stream);
    stream.closeHandler(gone -> group.remove(stream));
  }

  private void send(List<String> to, Buffer event) {
    for (String group : to) {
      groups.getOrDefault(group, List.of()).forEach(stream -> stream.write(event));
    }
  }
}
