package io.broadsheet.parser.page;

import io.broadsheet.events.Article;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.Byline.Author.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about its article beside the text: JSON-LD, meta tags, marked elements. */
final class Head {

  private static final int LONGEST_KEY = 100;
  private static final int LONGEST_SECTION = 80;
  private static final Pattern BELOW_HOME = Pattern.compile("https?://[^/]+/.+");
  private static final Pattern AUTHOR_TAG =
      Pattern.compile(
          "(?:author|articleauthor|articleauthorname|authors|byl|byline|authorname|dccreator|dctermscreator|parselyauthor|sailthruauthor|cxenseparseauthor|citationauthor|newsauthor|ogauthor|shareaholicarticleauthor|rnewsauthor)");

  private final Document document;
  private final Tags tags;
  private final JsonLd data;
  private final Map<String, String> metas;
  private final Site site;

  Head(Document document, Tags tags, JsonLd data) {
    this.document = document;
    this.tags = tags;
    this.data = data;
    this.metas = metas(tags);
    this.site =
        new Site(
            document.location(),
            tags.title(),
            meta("og:site_name"),
            data.publisher(),
            meta("application-name"),
            meta("apple-mobile-web-app-title"),
            meta("source"));
  }

  @Nullable String title() {
    return new Headline(
            tags,
            site,
            data.text("headline"),
            meta("og:title"),
            meta("twitter:title"),
            tags.title())
        .text();
  }

  @Nullable String site() {
    return site.name();
  }

  /**
   * Who wrote: as the data says, else as tags or the page's own line say, which also gives the name
   * behind a handle. A paper signs as a house beside its people, another outlet only alone.
   */
  List<Author> authors(@Nullable PrintedByline printed) {
    Set<Author> people = new LinkedHashSet<>();
    Set<Author> outlets = new LinkedHashSet<>();
    for (JsonLd.Said one : data.authors()) {
      // A company's page that names the company as its author says nothing.
      if (!one.organization() || data.isNews()) {
        Byline.declared(one.name(), one.organization(), site)
            .forEach(author -> (isOutlet(author) ? outlets : people).add(author));
      }
    }
    if (people.isEmpty()) {
      for (Element meta : tags.metas()) {
        String name = isAuthorTag(meta) ? meta.attr("content") : "";
        for (Author author : Byline.declared(name, data.isOrganization(name), site)) {
          if (!isOutlet(author)) {
            people.add(author);
          } else if (outlets.isEmpty() && Byline.isName(author.name())) {
            outlets.add(author);
          }
        }
      }
    }
    if (printed != null && people.stream().noneMatch(Byline::isPerson)) {
      people.removeIf(Byline::isHandle);
      for (Author author : printed.authors()) {
        boolean house = author.kind() == null && site.is(author.name());
        (house ? outlets : people)
            .add(house ? new Author(author.name(), Kind.ORGANIZATION) : author);
      }
    }
    if (people.isEmpty() || data.isNews()) {
      people.addAll(outlets);
    }
    return List.copyOf(people);
  }

  private static boolean isOutlet(Author author) {
    return author.kind() == Kind.ORGANIZATION;
  }

  private static boolean isAuthorTag(Element meta) {
    return Stream.of("name", "property", "itemprop")
        .map(meta::attr)
        .anyMatch(
            key -> key.length() <= LONGEST_KEY && AUTHOR_TAG.matcher(Words.fold(key)).matches());
  }

  Dates dates(Vicinity vicinity) {
    return Dates.of(document, tags, data, metas, vicinity, language());
  }

  @Nullable String section() {
    String section =
        first(
            data.text("articleSection"),
            meta("article:section"),
            meta("parsely-section"),
            meta("section"));
    return section == null || section.length() > LONGEST_SECTION ? null : section;
  }

  /** The page's own address; one that points at the home page is a mistake of the site. */
  @Nullable String canonical() {
    return Stream.of(
            address(related("canonical").filter(element -> element.nameIs("link")), "href"),
            address(
                tags.named("meta").stream().filter(meta -> Tags.says(meta, "property", "og:url")),
                "content"),
            data.text("mainEntityOfPage"))
        .filter(address -> address != null && BELOW_HOME.matcher(address).matches())
        .findFirst()
        .orElse(null);
  }

  /** The links to what has a relation to the page. */
  private Stream<Element> related(String relation) {
    return tags.marked()
        .filter(element -> element.nameIs("a") || element.nameIs("link"))
        .filter(
            element ->
                List.of(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"))
                    .contains(relation));
  }

  private static @Nullable String address(Stream<Element> elements, String attribute) {
    return elements.findFirst().map(element -> element.absUrl(attribute)).orElse(null);
  }

  @Nullable String language() {
    return first(
        tags.named("html").stream().map(html -> html.attr("lang")).findFirst().orElse(null),
        meta("og:locale"),
        meta("content-language"),
        data.text("inLanguage"));
  }

  Article.@Nullable Rights rights() {
    String named = data.text("copyrightHolder");
    String holder = named == null || named.startsWith("http") ? null : named;
    String notice =
        first(
            data.text("copyrightNotice"),
            meta("copyright"),
            meta("rights"),
            meta("dc.rights"),
            meta("dcterms.rights"),
            Notice.printed(tags));
    String license = first(data.text("license"), address(related("license"), "href"));
    return holder == null && notice == null && license == null
        ? null
        : new Article.Rights(holder, notice, license);
  }

  /** Whether the page says that it is an article's. */
  boolean isArticle() {
    return data.text("headline") != null || "article".equalsIgnoreCase(meta("og:type"));
  }

  /** Whether the page says that its article is not free. */
  boolean isPaid() {
    Boolean free = data.isFree();
    return free == null ? "locked".equals(meta("article:content_tier")) : !free;
  }

  /** Whether the page says that its article is free. */
  boolean isFree() {
    Boolean free = data.isFree();
    return free == null ? "free".equals(meta("article:content_tier")) : free;
  }

  /** Whether the site shows a number of such articles to everybody. */
  boolean isMetered() {
    return "metered".equals(meta("article:content_tier"));
  }

  /** How many words the article is said to have; 0 where nobody says. */
  int words() {
    return data.words();
  }

  /** The addresses of the pictures that the page declares. */
  List<String> images() {
    List<String> images = new ArrayList<>(data.images());
    String image = first(meta("og:image"), meta("og:image:url"), meta("twitter:image"));
    if (image != null) {
      images.add(image);
    }
    return images.stream().map(this::absolute).toList();
  }

  private String absolute(String address) {
    String home = document.location().replaceFirst("^(\\w+://[^/?#]*).*$", "$1");
    return address.startsWith("//")
        ? home.replaceFirst("//.*$", "") + address
        : address.startsWith("/") ? home + address : address;
  }

  private @Nullable String meta(String name) {
    return metas.get(name);
  }

  /** Meta tags by name or property, in lower case; the first of a name counts. */
  private static Map<String, String> metas(Tags tags) {
    Map<String, String> metas = new LinkedHashMap<>();
    for (Element meta : tags.metas()) {
      for (String named : new String[] {"property", "name", "itemprop", "http-equiv"}) {
        String key = meta.attr(named).toLowerCase(Locale.ROOT);
        if (!key.isBlank() && key.length() <= LONGEST_KEY && !meta.attr("content").isBlank()) {
          metas.putIfAbsent(key, meta.attr("content").strip());
        }
      }
    }
    return metas;
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
