package io.broadsheet.fences;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The configuration reference of docs/running.md, held against the keys that a service reads. */
public final class DocumentedKeys {

  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| `([^`]+)` \\| (?:`([^`]+)`|none) \\| .+ \\|");

  private DocumentedKeys() {}

  private record Row(String variable, String value) {}

  /** Where the reference differs from what the service reads; empty where it does not. */
  public static List<String> differences(Path root, String service) throws IOException {
    Map<String, Row> rows = rows(root.resolve("docs/running.md"), service);
    Map<String, String> mapped = mapped();
    Properties platform = properties(root.resolve(service));
    List<String> differences = new ArrayList<>();
    mapped.keySet().stream()
        .filter(key -> !rows.containsKey(key))
        .forEach(key -> differences.add(key + " is not in docs/running.md"));
    rows.forEach(
        (key, row) -> {
          String value = mapped.getOrDefault(key, platform.getProperty(key));
          if (value == null) {
            differences.add(key + " is in docs/running.md and nobody reads it");
          } else if (!value.equals(row.value())) {
            differences.add(
                "%s is %s by default, not %s as docs/running.md says"
                    .formatted(key, value, row.value()));
          }
          if (!variable(key).equals(row.variable())) {
            differences.add(
                "%s is set by %s, not %s".formatted(key, variable(key), row.variable()));
          }
        });
    return differences;
  }

  private static Map<String, Row> rows(Path document, String service) throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    boolean within = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("#")) {
        within = line.equals("### Both services") || line.equals("### " + service);
      }
      Matcher row = ROW.matcher(line);
      if (within && row.matches()) {
        String value = row.group(3) == null ? "none" : row.group(3);
        rows.put(row.group(1), new Row(row.group(2), value));
      }
    }
    return rows;
  }

  /** Keys and defaults of all mappings on this class path. */
  private static Map<String, String> mapped() {
    Map<String, String> keys = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.broadsheet")
            .stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .map(JavaClass::reflect)
            .flatMap(type -> ConfigClass.configClass(type).getProperties().entrySet().stream())
            .filter(property -> !property.getKey().endsWith("[*]"))
            .forEach(
                property ->
                    keys.put(
                        property.getKey().replace("*", "<name>"),
                        property.getValue() == null ? "none" : property.getValue()));
    return keys;
  }

  private static Properties properties(Path module) throws IOException {
    Properties properties = new Properties();
    try (Reader file =
        Files.newBufferedReader(module.resolve("src/main/resources/application.properties"))) {
      properties.load(file);
    }
    return properties;
  }

  private static String variable(String key) {
    return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
