package io.broadsheet.fences.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that does not say what it is, rather than taking it for any of what there is. */
final class GivenContentType {

  @ServerRequestFilter
  void refuseMissing(ContainerRequestContext request, ResourceInfo resource) {
    if (request.getHeaderString("Content-Type") == null
        && resource.getResourceMethod().isAnnotationPresent(Consumes.class)) {
      throw Problem.unsupported(
          "say in Content-Type what the body is; there are " + types(resource.getResourceClass()));
    }
  }

  private static String types(Class<?> resource) {
    return Stream.of(resource.getMethods())
        .flatMap(method -> Stream.ofNullable(method.getAnnotation(Consumes.class)))
        .flatMap(consumes -> Stream.of(consumes.value()))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
