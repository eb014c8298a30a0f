package io.broadsheet.fences.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a resource threw into a problem. */
final class ProblemAnswers {

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return problem.answer().build();
  }

  @ServerExceptionMapper
  Response malformed(JsonProcessingException e) {
    return Problem.malformed(e).answer().build();
  }

  @ServerExceptionMapper
  @Priority(1)
  Response standard(WebApplicationException e, HttpServerRequest request) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return malformed(json);
    }
    Response said = e.getResponse();
    ResponseBuilder answer = Problem.of(said.getStatus(), sentence(e, request)).answer();
    if (said.getHeaderString(HttpHeaders.ALLOW) != null) {
      answer.header(HttpHeaders.ALLOW, said.getHeaderString(HttpHeaders.ALLOW));
    }
    return answer.build();
  }

  private static String sentence(WebApplicationException e, HttpServerRequest request) {
    if (e instanceof NotAllowedException) {
      return request.method()
          + " is not done on "
          + request.path()
          + "; see /q/openapi for what is";
    }
    if (e instanceof NotAcceptableException) {
      return "no answer here is of a type that Accept names; see /q/openapi for what there is";
    }
    if (e instanceof NotSupportedException) {
      return "the Content-Type of this body is not read here; see /q/openapi for those that are";
    }
    if (e.getResponse().getStatus() == 404) {
      return "nothing is at " + request.path() + "; see /q/openapi for what there is";
    }
    return e.getMessage() == null ? "the request could not be answered" : e.getMessage();
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e, HttpServerRequest request) {
    // What RESTEasy throws before any resource is chosen has no type of its own.
    if (String.valueOf(e.getMessage()).startsWith("Failed to parse media type")) {
      return Problem.of(400, "the Content-Type is no media type").answer().build();
    }
    String id = request.response().headers().get(Access.REQUEST_ID_HEADER);
    Log.errorf(e, "%s %s failed: request %s", request.method(), request.path(), id);
    return Problem.of(
            500, "this should not have happened; the service's log has it under the request's id")
        .answer()
        .build();
  }
}
