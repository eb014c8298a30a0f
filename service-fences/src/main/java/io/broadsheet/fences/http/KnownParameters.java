package io.broadsheet.fences.http;

import io.broadsheet.events.Characters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the asked resource does not declare, that come twice, or that have
 * no value: an empty filter would be taken for none.
 */
final class KnownParameters {

  /** The parameters' names, by resource method. */
  private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void refuseUnknown(ContainerRequestContext request, ResourceInfo resource) {
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Set<String> known =
        declared.computeIfAbsent(resource.getResourceMethod(), KnownParameters::declaredBy);
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            throw unknown(name, known);
          }
          if (values.size() > 1) {
            throw Problem.parameter(name, "the parameter " + name + " was given more than once");
          }
          if (values.get(0).isEmpty()) {
            throw Problem.parameter(
                name, "the parameter " + name + " has no value: leave it out, or give it one");
          }
        });
  }

  static Problem unknown(String name, Collection<String> known) {
    return Problem.parameter(
            name,
            "there is no parameter \"%s\" here; %s"
                .formatted(
                    Characters.shortened(name),
                    known.isEmpty() ? "there are none" : "there are " + String.join(", ", known)))
        .with("known", List.copyOf(known))
        .suggesting(name, known);
  }

  private static Set<String> declaredBy(Method method) {
    return Stream.of(method.getParameters())
        .flatMap(KnownParameters::carriers)
        .flatMap(carrier -> Stream.ofNullable(carrier.getAnnotation(QueryParam.class)))
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<AnnotatedElement> carriers(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Stream.of(parameter.getType().getDeclaredFields())
        : Stream.of(parameter);
  }
}
