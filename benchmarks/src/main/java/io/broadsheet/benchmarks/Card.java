package io.broadsheet.benchmarks;

import io.broadsheet.events.EventJson;
import io.broadsheet.events.QualityCard;
import io.broadsheet.events.QualityCard.Interval;
import io.broadsheet.events.QualityCard.Peer;
import io.broadsheet.events.QualityCard.Section;
import io.broadsheet.events.QualityCard.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The quality card: measured here, served by query-service, shown by docs/quality.md. */
final class Card {

  static final Path DOCUMENT = Corpus.home().resolve("docs/quality.md");
  private static final Path FILE =
      Corpus.home()
          .resolve("article-events/src/main/resources/io/broadsheet/events/quality-card.json");
  private static final int SHORT_HASH = 12;

  private Card() {}

  static QualityCard read() throws IOException {
    return EventJson.mapper().readValue(FILE.toFile(), QualityCard.class);
  }

  /** Takes the place of the section's last run, on the card and in the document. */
  static Table write(String name, List<Task> tasks) throws IOException {
    Section section = new Section(name, LocalDate.now().toString(), commit(), tasks);
    if (tasks.isEmpty()) {
      return table(section);
    }
    List<Section> sections = new ArrayList<>(read().sections());
    if (!sections.removeIf(old -> old.name().equals(name))) {
      throw new IllegalStateException("the card has no section \"" + name + "\"");
    }
    sections.add(section);
    sections.sort((one, other) -> other.name().compareTo(one.name()));
    String json = EventJson.mapper().writeValueAsString(new QualityCard(sections));
    Files.writeString(FILE, json.replace("{\"task\":", "\n{\"task\":") + "\n");
    write(document(section, Files.readString(DOCUMENT)));
    System.err.printf("%d tasks of \"%s\" are in %s%n", tasks.size(), name, FILE);
    return table(section);
  }

  /** Shows what the card itself does not hold. */
  static void put(String name, Table table) throws IOException {
    write(put(name, String.join("\n", table.lines()), Files.readString(DOCUMENT)));
  }

  private static void write(String document) throws IOException {
    Files.writeString(DOCUMENT, document);
    System.err.println("the tables of " + DOCUMENT + " are new");
  }

  /** The document with the section's table as it must be. */
  static String document(Section section, String document) {
    String source = "Measured " + section.measured() + " at commit " + section.commit() + ".\n\n";
    return put(section.name(), source + String.join("\n", table(section).lines()), document);
  }

  private static String put(String name, String content, String document) {
    Matcher place =
        Pattern.compile("(?s)(<!-- measured: " + name + " -->\n).*?(\n<!-- end -->)")
            .matcher(document);
    if (!place.find()) {
      throw new IllegalStateException("the document has no place for \"" + name + "\"");
    }
    return place.replaceFirst("$1" + Matcher.quoteReplacement(content) + "$2");
  }

  private static Table table(Section section) {
    Table table =
        new Table(
            "Quality: " + section.name(),
            "task",
            "set",
            "size",
            "SHA-256",
            "score",
            "95 %",
            "halves",
            "peers",
            "goal");
    for (Task task : section.tasks()) {
      table.row(
          task.task(),
          task.set(),
          task.size(),
          task.sha256().substring(0, SHORT_HASH),
          three(task.score()),
          range(task.interval()),
          task.halves().stream().map(Card::three).collect(Collectors.joining(", ")),
          task.peers().stream().map(Card::peer).collect(Collectors.joining(", ")),
          goal(task.goal(), task.score()));
    }
    return table;
  }

  private static String peer(Peer peer) {
    String score = peer.name() + " " + three(peer.score());
    return peer.interval() == null ? score : score + " (" + range(peer.interval()) + ")";
  }

  private static String range(@Nullable Interval interval) {
    return interval == null ? "" : three(interval.low()) + "–" + three(interval.high());
  }

  private static String goal(@Nullable Double goal, double score) {
    if (goal == null) {
      return "";
    }
    return three(goal) + (score < goal ? ", short by " + three(goal - score) : ", met");
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String commit() throws IOException {
    boolean changed = !git("status", "--porcelain", "article-parser", "benchmarks/src").isEmpty();
    return git("rev-parse", "--short", "HEAD") + (changed ? "-changed" : "");
  }

  private static String git(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).directory(Corpus.home().toFile()).start();
    return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
