package io.broadsheet.parser.page;

import io.broadsheet.events.Article;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about its article beside the text: JSON-LD, meta tags, marked elements. */
final class Head {

  private final Document document;
  private final JsonLd data;
  private final Map<String, String> metas;
  private final Site site;

  Head(Document document, JsonLd data) {
    this.document = document;
    this.data = data;
    this.metas = metas(document);
    this.site =
        new Site(
            document,
            meta("og:site_name"),
            data.publisher(),
            meta("application-name"),
            meta("apple-mobile-web-app-title"),
            meta("source"));
  }

  @Nullable String title() {
    return new Headline(
            document,
            site,
            data.text("headline"),
            meta("og:title"),
            meta("twitter:title"),
            document.title())
        .text();
  }

  @Nullable String site() {
    return site.name();
  }

  List<String> authors() {
    Set<String> authors = new LinkedHashSet<>();
    List<String> said = new ArrayList<>(data.authors());
    if (said.isEmpty()) {
      addIfPresent(said, meta("author"));
    }
    if (said.isEmpty()) {
      addIfPresent(said, meta("article:author"));
    }
    if (said.isEmpty()) {
      document.select("[rel=author]").stream().limit(5).forEach(a -> said.add(Words.of(a)));
    }
    for (String one : said) {
      Byline.authors(one).stream()
          .filter(name -> !name.contains("/") && !site.is(name))
          .forEach(authors::add);
    }
    return List.copyOf(authors);
  }

  private static void addIfPresent(List<String> values, @Nullable String value) {
    if (value != null) {
      values.add(value);
    }
  }

  @Nullable String byline() {
    List<String> authors = authors();
    return authors.isEmpty() ? null : String.join(", ", authors);
  }

  Dates dates(@Nullable String title) {
    return Dates.of(document, data, metas, title, language());
  }

  @Nullable String section() {
    return first(data.text("articleSection"), meta("article:section"));
  }

  /** The page's own address; one that points at the home page is a mistake of the site. */
  @Nullable String canonical() {
    Element link = document.selectFirst("link[rel=canonical][href]");
    String address =
        first(
            link == null ? null : link.absUrl("href"),
            meta("og:url"),
            data.text("mainEntityOfPage"));
    return address == null || address.matches("https?://[^/]+/?") ? null : address;
  }

  @Nullable String language() {
    Element html = document.selectFirst("html[lang]");
    return first(
        html == null ? null : html.attr("lang"),
        meta("og:locale"),
        meta("content-language"),
        data.text("inLanguage"));
  }

  Article.@Nullable Rights rights() {
    String holder = data.text("copyrightHolder");
    String notice =
        first(
            data.text("copyrightNotice"),
            meta("copyright"),
            meta("rights"),
            meta("dcterms.rights"));
    Element link = document.selectFirst("a[rel=license][href], link[rel=license][href]");
    String license = first(data.text("license"), link == null ? null : link.absUrl("href"));
    return holder == null && notice == null && license == null
        ? null
        : new Article.Rights(holder, notice, license);
  }

  List<String> images() {
    List<String> images = new ArrayList<>(data.images());
    addIfPresent(images, meta("og:image"));
    return images;
  }

  private @Nullable String meta(String name) {
    return metas.get(name);
  }

  /** Meta tags by name or property, in lower case; the first of a name counts. */
  private static Map<String, String> metas(Document document) {
    Map<String, String> metas = new LinkedHashMap<>();
    for (Element meta : document.select("meta[content]")) {
      for (String named : new String[] {"property", "name", "itemprop", "http-equiv"}) {
        String key = meta.attr(named).toLowerCase(Locale.ROOT);
        if (!key.isBlank() && !meta.attr("content").isBlank()) {
          metas.putIfAbsent(key, meta.attr("content").strip());
        }
      }
    }
    return metas;
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  private static @Nullable String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }
}
