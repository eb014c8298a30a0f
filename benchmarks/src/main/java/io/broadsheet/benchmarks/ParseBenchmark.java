package io.broadsheet.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a whole parse costs, on one thread of a JVM of its own: the goal's heap, the command's
 * flags.
 */
final class ParseBenchmark {

  private static final int WORDS = 550;
  private static final int ROUNDS = 15;

  private ParseBenchmark() {}

  static Table measure() throws IOException {
    Table table = new Table("Whole parse of an article", "what", "figure", "goal");
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dbroadsheet.home=" + Corpus.home(),
                "-cp",
                System.getProperty("java.class.path"),
                ParseBenchmark.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (Stream<String> lines = child.inputReader().lines()) {
      lines.forEach(line -> table.row((Object[]) line.split("\\|")));
    }
    return table;
  }

  /** Measures, in the child. */
  public static void main(String[] args) throws IOException {
    List<Original> seeds = seeds();
    ArticleParser parser = new ArticleParser();
    seeds.subList(0, 1).forEach(parser::parse);
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    System.out.printf(
        "JVM's start to the first article read (CPU-s)|%.2f|3%n",
        process.getProcessCpuTime() / 1e9);
    long words = 0;
    long spent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long from = Cpu.nanos();
      words = 0;
      for (Original seed : seeds) {
        words += parser.parse(seed).body().wordCount();
      }
      spent = Cpu.nanos() - from;
    }
    System.out.printf(
        "articles of %d words/CPU-s, warm|%.1f|8%n", WORDS, words * 1e9 / WORDS / spent);
    for (int kilobytes : new int[] {1, 10, 100, 1_000, 5_000}) {
      System.out.printf(
          "a text of %,d kB, CPU a kB (ms)|%.2f|not more for longer ones%n",
          kilobytes, millisAKilobyte(parser, kilobytes));
    }
    System.out.printf("heap limit (MB)|%d|256%n", Runtime.getRuntime().maxMemory() >> 20);
    System.out.printf(
        "resident at most (MB)|%d|600%n",
        (long) Resident.megabytes(ProcessHandle.current(), "status", "VmHWM"));
  }

  /** What a long text costs must be what its parts cost. */
  private static double millisAKilobyte(ArticleParser parser, int kilobytes) {
    StringBuilder text = new StringBuilder();
    for (int n = 0; text.length() < kilobytes * 1_000; n++) {
      text.append(Load.text(n)).append("\n\n");
    }
    Original original = Original.ofText(null, text.toString());
    int times = Math.max(1, 200 / kilobytes);
    long from = Cpu.nanos();
    for (int time = 0; time < times; time++) {
      parser.parse(original);
    }
    return (Cpu.nanos() - from) / 1e6 / times / kilobytes;
  }

  private static List<Original> seeds() throws IOException {
    List<Original> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Corpus.home().resolve("seeds"))) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String name = file.toString();
        if (name.endsWith(".txt") || name.endsWith(".html")) {
          String content = Files.readString(file);
          boolean html = name.endsWith(".html");
          seeds.add(html ? Original.ofHtml(null, content) : Original.ofText(null, content));
        }
      }
    }
    return seeds;
  }
}
