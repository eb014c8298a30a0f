package io.broadsheet.benchmarks;

import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Public pages cut off, with bytes flipped, and read in the wrong encoding: all must be read. */
final class BreakageBenchmark {

  private static final int CUTS = 10;
  private static final int FLIPS = 200;
  private static final ArticleParser PARSER = new ArticleParser();

  private int read;
  private int empty;
  private int failed;
  private long slowest;
  private String slowestPage = "";
  private long most;

  private BreakageBenchmark() {}

  static Table measure() throws IOException {
    Table table =
        new Table(
            "Broken pages",
            "corpus",
            "read",
            "without text",
            "failed",
            "slowest (CPU ms)",
            "page",
            "most allocated (MB)");
    for (Corpus corpus : Corpus.read(Corpus.WITH_TEXT)) {
      BreakageBenchmark pages = new BreakageBenchmark();
      for (Corpus.Page page : corpus.pages()) {
        broken(page.html()).forEach(html -> pages.read(page, html));
      }
      table.row(
          corpus.name(),
          pages.read,
          pages.empty,
          pages.failed,
          pages.slowest / 1e6,
          pages.slowestPage,
          pages.most >> 20);
    }
    return table;
  }

  private static List<String> broken(String html) {
    List<String> broken = new ArrayList<>();
    for (int cut = 1; cut <= CUTS; cut++) {
      broken.add(html.substring(0, (int) ((long) html.length() * cut / (CUTS + 1))));
    }
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    broken.add(new String(bytes, StandardCharsets.ISO_8859_1));
    Random random = new Random(html.length());
    for (int flip = 0; flip < FLIPS && bytes.length > 0; flip++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    broken.add(new String(bytes, StandardCharsets.UTF_8));
    return broken;
  }

  /** The article's own constructor verifies every span. */
  private void read(Corpus.Page page, String html) {
    long from = Cpu.nanos();
    long before = Cpu.allocated();
    try {
      PARSER.parse(Original.ofHtml(page.url(), html));
      read++;
    } catch (NothingToParse nothing) {
      empty++;
    } catch (RuntimeException | StackOverflowError broken) {
      failed++;
      System.err.println(page.id() + ": " + broken);
    }
    most = Math.max(most, Cpu.allocated() - before);
    long took = Cpu.nanos() - from;
    if (took > slowest) {
      slowest = took;
      slowestPage = page.id();
    }
  }
}
