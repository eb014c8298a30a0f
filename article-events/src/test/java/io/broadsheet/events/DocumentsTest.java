package io.broadsheet.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the repository's documents point to is there. */
class DocumentsTest {

  private static final Path ROOT = Seed.root();
  private static final Set<String> MADE = Set.of("target", "data", ".git");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CLASS_NAME = Pattern.compile("(?:`|test=)([A-Z]\\w*[a-z]\\w*)");
  private static final Pattern SHORT_PATH = Pattern.compile("`([a-z-]+)/…/([^`]+)`");
  private static final Pattern PACKAGE = Pattern.compile("io(?:\\.[a-z]+)+|(?<=\\s)(?:\\.[a-z]+)");

  private final List<Path> files = files();

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : files) {
      if (document.toString().endsWith(".md")) {
        for (MatchResult link : in(withoutCode(document), LINK)) {
          Path target = link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
          if (!Files.exists(target)
              || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
            broken.add(ROOT.relativize(document) + ": " + link.group());
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void classesHaveTheNamesThatDocumentsUse() throws IOException {
    Set<String> classes =
        files.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (String document : List.of("ARCHITECTURE.md", "CONTRIBUTING.md")) {
      for (MatchResult name : in(Files.readString(ROOT.resolve(document)), CLASS_NAME)) {
        if (!classes.contains(name.group(1) + ".java")) {
          unknown.add(name.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void recipesNameFilesThatExist() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (MatchResult path : in(Files.readString(ROOT.resolve("CONTRIBUTING.md")), SHORT_PATH)) {
      Path module = ROOT.resolve(path.group(1)).resolve("src");
      if (files.stream().noneMatch(f -> f.startsWith(module) && f.endsWith(path.group(2)))) {
        missing.add(path.group());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void houseHasThePackagesOfItsPlan() throws IOException {
    Set<String> packages =
        files.stream()
            .map(file -> file.toString().replace('\\', '/'))
            .filter(file -> file.contains("/src/main/java/"))
            .map(file -> file.replaceFirst(".*/src/main/java/", "").replaceFirst("/[^/]*$", ""))
            .map(folder -> folder.replace('/', '.'))
            .collect(Collectors.toSet());
    String plan =
        in(Files.readString(ROOT.resolve("ARCHITECTURE.md")), CODE_BLOCK).stream()
            .map(MatchResult::group)
            .filter(block -> block.contains("io.broadsheet.events"))
            .findFirst()
            .orElseThrow();
    String house = "";
    Set<String> missing = new TreeSet<>();
    for (MatchResult name : in(plan, PACKAGE)) {
      boolean part = name.group().startsWith(".");
      house = part ? house : name.group();
      String whole = part ? house + name.group() : house;
      if (packages.stream().noneMatch(known -> (known + ".").startsWith(whole + "."))) {
        missing.add(whole);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void eventsDocumentNamesEachFieldOfTheSchema() throws IOException {
    JsonNode schema =
        EventJson.mapper()
            .readTree(DocumentsTest.class.getResourceAsStream("article-event.v1.json"));
    Set<String> fields = new TreeSet<>();
    addFields(schema, fields);
    String document = Files.readString(ROOT.resolve("docs/events.md"));
    assertThat(fields).contains("previousVersion", "salience");
    assertThat(fields).filteredOn(field -> !document.contains("`" + field + "`")).isEmpty();
  }

  private static void addFields(JsonNode schema, Set<String> fields) {
    schema.path("properties").fieldNames().forEachRemaining(fields::add);
    schema.forEach(part -> addFields(part, fields));
  }

  private static Set<String> anchors(Path document) throws IOException {
    return in(withoutCode(document), HEADING).stream()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String withoutCode(Path document) throws IOException {
    return CODE_BLOCK.matcher(Files.readString(document)).replaceAll("");
  }

  private static List<MatchResult> in(String text, Pattern pattern) {
    return pattern.matcher(text).results().toList();
  }

  /** All files but those that are made: a build or a running house changes them meanwhile. */
  private static List<Path> files() {
    List<Path> files = new ArrayList<>();
    SimpleFileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return MADE.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(ROOT, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
