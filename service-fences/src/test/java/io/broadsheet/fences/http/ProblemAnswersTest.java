package io.broadsheet.fences.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {

  @Test
  void logsWhatWasNotExpectedUnderTheRequestsId() {
    List<String> logged = new ArrayList<>();
    Handler handler = listener(logged);
    Logger logger = Logger.getLogger(ProblemAnswers.class.getName());
    logger.addHandler(handler);
    try {
      Response answer =
          new ProblemAnswers().unexpected(new IllegalStateException("secret"), request("call-7"));
      assertThat(answer.getStatus()).isEqualTo(500);
      assertThat(answer.getEntity().toString())
          .contains("under the request's id")
          .doesNotContain("secret");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(logged).singleElement().asString().contains("GET /articles", "call-7");
  }

  private static Handler listener(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        logged.add(new java.util.logging.SimpleFormatter().formatMessage(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static HttpServerRequest request(String id) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-Request-Id", id);
    HttpServerResponse response = answering(HttpServerResponse.class, Map.of("headers", headers));
    return answering(
        HttpServerRequest.class,
        Map.of(
            "method",
            io.vertx.core.http.HttpMethod.GET,
            "path",
            "/articles",
            "response",
            response));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
