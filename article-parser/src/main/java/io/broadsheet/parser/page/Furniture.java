package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes off what still hangs on the text's ends: headline, byline, date, offers, related stories.
 */
final class Furniture {

  private static final Pattern STOP =
      Pattern.compile(
          "(?i)^(?:related(?: (?:stories|articles|content|news|topics|posts))?|more from .{1,40}|more (?:stories|news|on this).{0,30}|read more.{0,40}|you (?:may|might) also like.{0,20}|recommended.{0,30}|comments?|\\d+ comments?|leave a (?:reply|comment)|share this.{0,20}|most (?:read|popular|viewed)|editor[’']s picks?|trending.{0,20}|subscribe to continue.{0,30}|sign up .{0,60}|mehr zum thema|lesen sie auch.{0,40}|das könnte sie auch interessieren|à lire aussi.{0,40}|lire aussi.{0,60}|leggi anche.{0,40}|lea también.{0,40}|te puede interesar|lees ook.{0,40}|läs också.{0,40}|相关新闻|相关阅读|相关推荐|推荐阅读|关连記事|関連記事)\\s*:?$");
  private static final Pattern OFFER =
      Pattern.compile(
          "(?i)^(?:sign up (?:for|to)|subscribe (?:to|now|today)|follow (?:us|him|her|me) on|click here to|download our app|already a subscriber|advertisement$|photo:|image:|picture:|foto:).*");

  private Furniture() {}

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
                || Words.count(block.text()) >= 8 && !taken.add(fold(block.text()))
                || Words.count(block.text()) < 40 && OFFER.matcher(block.text()).matches());
    stop(blocks);
    while (blocks.size() > 1 && isLooseStart(blocks.get(0), title)) {
      blocks.remove(0);
    }
    while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).role() == Role.HEADING) {
      blocks.remove(blocks.size() - 1);
    }
  }

  /** A heading that opens other stories ends the text, unless most of the text comes after it. */
  private static void stop(List<Block> blocks) {
    int total = blocks.stream().mapToInt(block -> Words.count(block.text())).sum();
    int seen = 0;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean ends = block.text().length() < 100 && STOP.matcher(block.text()).matches();
      if (ends && seen * 2 > total) {
        blocks.subList(i, blocks.size()).clear();
        return;
      }
      seen += Words.count(block.text());
    }
  }

  private static boolean isLooseStart(Block block, @Nullable String title) {
    if (block.role() == Role.HEADING) {
      return title != null && Words.overlap(block.text(), title) >= 0.5;
    }
    boolean sentence = ".!?。！？”\"»".indexOf(block.text().charAt(block.text().length() - 1)) >= 0;
    return block.role() == Role.BODY && !sentence && Words.count(block.text()) < 12;
  }

  private static String fold(String line) {
    return line.strip().toLowerCase(Locale.ROOT);
  }
}
