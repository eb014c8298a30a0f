package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import io.broadsheet.parser.text.Wordlist;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what still stands in the text and at its ends: headline, byline, offers, other stories.
 */
final class Furniture {

  private static final Pattern STOP = pattern("stop", "^(?:", ")\\s*[:»→›]?$");
  private static final Pattern BOX = pattern("box", "^(?:", ")\\s*[:»→›]?$");
  private static final Pattern LABEL = pattern("label", "^(?:", ")\\s*[:»→›]?$");
  private static final Pattern OFFER = pattern("offer", "(?<![a-z])(?:", ")");
  private static final Pattern CODA = pattern("coda", "(?<![a-z])(?:", ")");
  private static final int LONG_PARAGRAPH = 200;
  private static final int LONGEST_LABEL = 100;
  private static final int LONGEST_OFFER = 45;
  private static final int LONGEST_CODA = 60;
  private static final int PROSE = 25;
  private static final int LONGEST_LOOSE = 12;
  private static final double SAME_TITLE = 0.5;

  private Furniture() {}

  private static Pattern pattern(String kind, String before, String after) {
    return Wordlist.pattern(Furniture.class, "furniture.txt", kind, before, after);
  }

  static void trim(
      List<Block> blocks,
      @Nullable String title,
      @Nullable String byline,
      List<String> standfirst) {
    Set<String> taken = new HashSet<>();
    for (String line : new String[] {title, byline}) {
      if (line != null) {
        taken.add(fold(line));
      }
    }
    standfirst.forEach(line -> taken.add(fold(line)));
    blocks.removeIf(
        block ->
            taken.contains(fold(block.text()))
                || block.text().length() >= LONG_PARAGRAPH && !taken.add(fold(block.text()))
                || isShort(block, LONGEST_OFFER) && OFFER.matcher(fold(block.text())).find());
    stop(blocks);
    int start = 0;
    int end = blocks.size();
    while (end - start > 1 && isLooseStart(blocks.get(start), title)) {
      start++;
    }
    while (end - start > 1 && isLooseEnd(blocks.get(end - 1))) {
      end--;
    }
    blocks.subList(end, blocks.size()).clear();
    blocks.subList(0, start).clear();
  }

  /** A line that opens other stories ends the text, unless too much of the text comes after it. */
  private static void stop(List<Block> blocks) {
    int total = blocks.stream().mapToInt(block -> block.text().length()).sum();
    int lastProse = blocks.size() - 1;
    while (lastProse >= 0 && !isProse(blocks.get(lastProse))) {
      lastProse--;
    }
    List<Block> kept = new ArrayList<>();
    int seen = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean around = false;
      if (block.text().length() < LONGEST_LABEL) {
        String line = fold(block.text());
        boolean stop = STOP.matcher(line).matches();
        boolean box = !stop && BOX.matcher(line).matches();
        if (seen * 2 > total && (stop || box && i > lastProse)) {
          break;
        }
        around = stop || box || LABEL.matcher(line).matches();
      }
      if (!around) {
        kept.add(block);
      }
      seen += block.text().length();
    }
    blocks.clear();
    blocks.addAll(kept);
  }

  private static boolean isProse(Block block) {
    return block.role() == Role.BODY
        && Blocks.endsSentence(block.text())
        && Words.count(block.text()) >= PROSE;
  }

  private static boolean isLooseStart(Block block, @Nullable String title) {
    if (block.role() == Role.HEADING) {
      return title != null && Words.overlap(block.text(), title) >= SAME_TITLE;
    }
    return block.role() == Role.BODY
        && !Blocks.endsSentence(block.text())
        && Words.count(Byline.withoutDays(block.text())) < LONGEST_LOOSE;
  }

  private static boolean isLooseEnd(Block block) {
    return block.role() == Role.HEADING
        || isShort(block, LONGEST_CODA) && CODA.matcher(fold(block.text())).find();
  }

  private static boolean isShort(Block block, int words) {
    return block.text().length() < words * 12 && Words.count(block.text()) < words;
  }

  private static String fold(String line) {
    return line.strip().toLowerCase(Locale.ROOT);
  }
}
