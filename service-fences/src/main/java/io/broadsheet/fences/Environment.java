package io.broadsheet.fences;

import io.broadsheet.events.Words;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables that a service reads. One that is misspelt stops nothing, as it may be
 * meant for another program; the log says what it looks like.
 */
@ApplicationScoped
public class Environment {

  private static final String PREFIX = "BROADSHEET_";

  private final BeanManager beans;

  Environment(BeanManager beans) {
    this.beans = beans;
  }

  void warn(@Observes @Priority(1) StartupEvent start) {
    Set<String> read = read();
    System.getenv()
        .keySet()
        .forEach(
            name ->
                meant(name, read)
                    .ifPresent(
                        meant ->
                            Log.warnf(
                                "the environment variable %s is not read here; %s is",
                                name, meant)));
  }

  /** The names of all, but of those that hold a name of the operator's. */
  public Set<String> read() {
    return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .flatMap(bean -> bean.getTypes().stream())
        .filter(type -> type instanceof Class<?> of && of.isAnnotationPresent(ConfigMapping.class))
        .flatMap(type -> ConfigClass.configClass((Class<?>) type).getProperties().keySet().stream())
        .filter(key -> key.indexOf('*') < 0)
        .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
        .filter(name -> name.startsWith(PREFIX))
        .collect(Collectors.toSet());
  }

  /**
   * The variable that this one was probably meant to be; nothing where it is read, or another's.
   */
  static Optional<String> meant(String name, Collection<String> read) {
    return name.startsWith(PREFIX) && !read.contains(name)
        ? Words.nearest(
                name.substring(PREFIX.length()),
                read.stream().map(it -> it.substring(PREFIX.length())).toList())
            .map(PREFIX::concat)
        : Optional.empty();
  }
}
