package io.broadsheet.benchmarks;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.document.TextDocument;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import de.l3s.boilerpipe.sax.BoilerpipeSAXInput;
import io.broadsheet.events.Article;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Original;
import io.broadsheet.parser.ArticleParser;
import io.broadsheet.parser.NothingToParse;
import io.broadsheet.parser.page.HtmlPage;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Who reads a page: this parser, its peers, and jsoup, which only parses it. */
enum Reader {
  BROADSHEET {
    @Override
    Prediction predict(String url, String html) {
      try {
        Article article = PARSER.parse(Original.ofHtml(url, html));
        Metadata said = article.metadata();
        return new Prediction(
            article.body().text(),
            Prediction.orEmpty(said.title()),
            said.byline() == null
                ? List.of()
                : said.byline().authors().stream().map(Metadata.Byline.Author::name).toList(),
            said.published() == null ? "" : said.published().value(),
            said.language(),
            said.canonicalUrl(),
            said.source().name(),
            article.images().isEmpty() ? null : article.images().get(0).url());
      } catch (NothingToParse nothing) {
        return new Prediction("", "", List.of(), "", null, null, null, null);
      }
    }

    @Override
    void read(String url, String html) {
      HtmlPage.read(html, url, null);
    }
  },
  READABILITY4J {
    @Override
    Prediction predict(String url, String html) {
      var article = new Readability4J(url, html).parse();
      String byline = article.getByline();
      return new Prediction(
          article.getTextContent(),
          article.getTitle(),
          byline == null ? List.of() : List.of(byline));
    }
  },
  BOILERPIPE {
    @Override
    Prediction predict(String url, String html) {
      try {
        TextDocument page =
            new BoilerpipeSAXInput(new InputSource(new StringReader(html))).getTextDocument();
        return new Prediction(ArticleExtractor.INSTANCE.getText(page), page.getTitle(), null);
      } catch (BoilerpipeProcessingException | SAXException broken) {
        return new Prediction("", "", null);
      }
    }
  },
  JSOUP {
    @Override
    Prediction predict(String url, String html) {
      return new Prediction(Jsoup.parse(html, url).text(), null, null);
    }

    @Override
    void read(String url, String html) {
      Jsoup.parse(html, url);
    }
  };

  private static final ArticleParser PARSER = new ArticleParser();

  static final List<Reader> SCORED = List.of(BROADSHEET, READABILITY4J, BOILERPIPE);

  abstract Prediction predict(String url, String html);

  /** As much work as the peers do: the page with its metadata, before any fact is read. */
  void read(String url, String html) {
    predict(url, html);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
