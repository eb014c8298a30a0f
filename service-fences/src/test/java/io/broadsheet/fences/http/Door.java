package io.broadsheet.fences.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An HTTP server with nothing behind the access check: whoever passes gets 200. */
final class Door implements AutoCloseable {

  record Answer(int status, MultiMap headers) {}

  private final Vertx vertx = Vertx.vertx();
  private final HttpServer server;

  Door(Access access) throws Exception {
    Filters filters = new Filters();
    access.register(filters);
    Router router = Router.router(vertx);
    filters.getFilters().forEach(filter -> router.route().handler(filter.getHandler()));
    router.route().handler(passed -> passed.response().end());
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  Answer ask(String method, String path, Map<String, String> headers) throws Exception {
    return vertx
        .createHttpClient()
        .request(HttpMethod.valueOf(method), server.actualPort(), "127.0.0.1", path)
        .compose(
            request -> {
              headers.forEach(request::putHeader);
              return request.send();
            })
        .map(response -> new Answer(response.statusCode(), response.headers()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
