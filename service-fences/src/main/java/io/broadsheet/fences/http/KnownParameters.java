package io.broadsheet.fences.http;

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
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the asked resource does not declare, or that come twice. */
final class KnownParameters {

  /** By resource method: parameter name to whether it may be repeated. */
  private final Map<Method, Map<String, Boolean>> declared = new ConcurrentHashMap<>();

  @ServerRequestFilter
  void refuseUnknown(ContainerRequestContext request, ResourceInfo resource) {
    Map<String, List<String>> given = request.getUriInfo().getQueryParameters();
    if (given.isEmpty()) {
      return;
    }
    Map<String, Boolean> known =
        declared.computeIfAbsent(resource.getResourceMethod(), KnownParameters::declaredBy);
    given.forEach(
        (name, values) -> {
          if (!known.containsKey(name)) {
            throw unknown(name, known.keySet());
          }
          if (values.size() > 1 && !known.get(name)) {
            throw Problem.parameter(name, "the parameter " + name + " was given more than once");
          }
        });
  }

  static Problem unknown(String name, Collection<String> known) {
    Problem problem =
        Problem.parameter(
                name,
                "there is no parameter \"%s\" here; %s"
                    .formatted(
                        Words.shortened(name),
                        known.isEmpty()
                            ? "there are none"
                            : "there are " + String.join(", ", known)))
            .with("known", List.copyOf(known));
    return Words.nearest(name, known)
        .map(suggestion -> problem.with("suggestion", suggestion))
        .orElse(problem);
  }

  private static Map<String, Boolean> declaredBy(Method method) {
    Map<String, Boolean> known = new TreeMap<>();
    for (Parameter parameter : method.getParameters()) {
      queryName(parameter)
          .ifPresent(
              name -> known.put(name, Collection.class.isAssignableFrom(parameter.getType())));
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        Stream.of(parameter.getType().getDeclaredFields())
            .forEach(
                field ->
                    queryName(field)
                        .ifPresent(
                            name ->
                                known.put(
                                    name, Collection.class.isAssignableFrom(field.getType()))));
      }
    }
    return known;
  }

  private static Optional<String> queryName(AnnotatedElement element) {
    return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
  }
}
