package io.broadsheet.parser.page;

import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.parser.page.Page.Block;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * The text that a page's data says it has.
 *
 * <p>It is often cut and has lost its headings, so it only stands in where the page shows far less.
 */
final class Witness {

  private Witness() {}

  static List<Block> blocks(JsonLd data) {
    List<Block> blocks = new ArrayList<>();
    String body = data.articleBody();
    if (body == null) {
      return blocks;
    }
    String text = body.indexOf('<') < 0 ? body : Jsoup.parseBodyFragment(body).body().wholeText();
    text.lines()
        .map(Words::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> blocks.add(new Block(line, Role.BODY)));
    return blocks;
  }

  static int words(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> Words.count(block.text())).sum();
  }
}
