package io.broadsheet.fences;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The calls of docs/api.md, held against those that a service answers. */
public final class DocumentedCalls {

  private DocumentedCalls() {}

  /** Calls on this class path, and their parameters, that docs/api.md does not name. */
  public static List<String> missing(java.nio.file.Path root) throws IOException {
    String document = Files.readString(root.resolve("docs/api.md")).replaceAll("\\s+", " ");
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.broadsheet")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .flatMap(DocumentedCalls::words)
            .distinct()
            .filter(words -> !document.contains(words))
            .sorted()
            .toList();
  }

  private static Stream<String> words(Method method) {
    return Stream.concat(
        Stream.of(method.getAnnotations())
            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
            .filter(verb -> verb != null)
            .map(verb -> verb.value() + " " + path(method)),
        Stream.of(method.getParameters())
            .flatMap(DocumentedCalls::carriers)
            .map(carrier -> carrier.getAnnotation(QueryParam.class))
            .filter(parameter -> parameter != null)
            .map(parameter -> "`" + parameter.value() + "`"));
  }

  private static Stream<AnnotatedElement> carriers(Parameter parameter) {
    return parameter.isAnnotationPresent(BeanParam.class)
        ? Arrays.stream(parameter.getType().getDeclaredFields())
        : Stream.of(parameter);
  }

  private static String path(Method method) {
    String path =
        method.getDeclaringClass().getAnnotation(Path.class).value()
            + (method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "");
    return path.replaceAll("/+", "/");
  }
}
