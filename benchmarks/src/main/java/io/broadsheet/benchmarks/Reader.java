package io.broadsheet.benchmarks;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import io.broadsheet.parser.page.HtmlPage;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;

/** Who reads a page: this parser, its peers, and jsoup, which only parses it. */
enum Reader {
  BROADSHEET {
    @Override
    String text(Corpus.Page page) {
      return HtmlPage.read(page.html(), page.url(), null).blocks().stream()
          .map(block -> block.text())
          .collect(Collectors.joining("\n"));
    }
  },
  READABILITY4J {
    @Override
    String text(Corpus.Page page) {
      String text = new Readability4J(page.url(), page.html()).parse().getTextContent();
      return text == null ? "" : text;
    }
  },
  BOILERPIPE {
    @Override
    String text(Corpus.Page page) {
      try {
        return ArticleExtractor.INSTANCE.getText(page.html());
      } catch (BoilerpipeProcessingException broken) {
        return "";
      }
    }
  },
  JSOUP {
    @Override
    String text(Corpus.Page page) {
      Jsoup.parse(page.html(), page.url());
      return "";
    }
  };

  abstract String text(Corpus.Page page);
}
