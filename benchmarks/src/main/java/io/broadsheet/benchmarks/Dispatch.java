package io.broadsheet.benchmarks;

import io.broadsheet.events.Article;
import io.broadsheet.events.Body;
import io.broadsheet.events.Claim;
import io.broadsheet.events.Entity;
import io.broadsheet.events.Evidence;
import io.broadsheet.events.Facts;
import io.broadsheet.events.Figure;
import io.broadsheet.events.Metadata;
import io.broadsheet.events.Quote;
import io.broadsheet.events.Sha256;
import io.broadsheet.parser.fingerprint.Fingerprints;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One article of the {@link Newswire} while it is written: what it says is noted where it stands.
 */
final class Dispatch {

  private static final int PARAGRAPHS = 5;
  private static final int WORDS_OF_ONE = 60;
  private static final int WORDS_QUOTED = 12;

  /** Words of the vocabulary in an article, without its title, names and numbers. */
  static final int WORDS = PARAGRAPHS * WORDS_OF_ONE;

  private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
  private static final int DAYS = 1_000;
  private static final List<String> LANGUAGES =
      List.of("en", "en", "en", "en", "en", "de", "fr", "es", "it", "nl");
  private static final List<String> CURRENCIES = List.of("USD", "USD", "EUR", "CNY");
  private static final List<String> RELATIONS = List.of("acquired", "partnered", "sues");
  private static final List<String> TOPICS =
      List.of("economy", "politics", "sport", "health", "transport", "education", "crime", "arts");

  private final SplittableRandom random;
  private final int n;
  private final StringBuilder text = new StringBuilder();
  private final List<Body.Paragraph> paragraphs = new ArrayList<>();
  private final Map<String, Named> named = new LinkedHashMap<>();
  private final List<Quote> quotes = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();

  private record Named(String id, Entity.Type type, List<Evidence> mentions) {}

  Dispatch(int n) {
    this.n = n;
    this.random = new SplittableRandom(n);
  }

  Article article() {
    for (int p = 0; p < PARAGRAPHS; p++) {
      int from = text.length();
      words(WORDS_OF_ONE - WORDS_QUOTED);
      text.append(". ");
      quote();
      if (p % 2 == 0) {
        claim();
      }
      figure();
      paragraphs.add(new Body.Paragraph(from, text.length(), Body.Paragraph.Role.BODY));
      text.append(p < PARAGRAPHS - 1 ? "\n" : "");
    }
    String whole = text.toString();
    return new Article(
        metadata(),
        new Body(
            whole,
            Sha256.of(whole),
            whole.split(" ").length,
            Body.Completeness.FULL,
            "nothing says that there is more",
            paragraphs),
        facts(whole),
        List.of(),
        List.of(),
        null,
        new Article.Producer("newswire", "1"));
  }

  private Facts facts(String whole) {
    List<Entity> entities = new ArrayList<>();
    named.forEach(
        (name, it) ->
            entities.add(
                new Entity(it.id, it.type, name, List.of(), null, null, null, 0.5, it.mentions)));
    return new Facts(
        entities,
        quotes,
        figures,
        List.of(),
        claims,
        List.of(topic(), topic()),
        List.of(),
        List.of(),
        Fingerprints.of(whole),
        Map.of());
  }

  private Metadata metadata() {
    String day = FIRST_DAY.plusDays(random.nextInt(DAYS)).toString();
    StringBuilder title = new StringBuilder(Newswire.capital(Newswire.WORDS.next(random)));
    for (int i = 0; i < 7; i++) {
      title.append(' ').append(Newswire.WORDS.next(random));
    }
    return new Metadata(
        Newswire.url(n),
        null,
        new Metadata.Source(Newswire.source(Newswire.SOURCES.rank(random)), "wire.example", null),
        new Metadata.Origin(Metadata.Origin.Kind.UNKNOWN, null),
        title.toString(),
        null,
        null,
        null,
        null,
        new Metadata.Published(day, Metadata.Precision.DAY, Metadata.From.GIVEN, List.of()),
        null,
        one(LANGUAGES));
  }

  private Facts.Topic topic() {
    String name = one(TOPICS);
    return new Facts.Topic("urn:topic:" + name, name, 0.9);
  }

  private void quote() {
    text.append('“');
    Evidence said = words(WORDS_QUOTED);
    text.append(",” said ");
    String name = Newswire.person(Newswire.NAMES.rank(random));
    Named person = name(name, Entity.Type.PERSON);
    text.append(". ");
    quotes.add(
        new Quote(
            "q" + (quotes.size() + 1),
            said.exact(),
            Quote.Type.DIRECT,
            "said",
            new Quote.Speaker(
                person.id, name, null, null, Quote.Speaker.Status.NAMED, last(person)),
            said));
  }

  private void claim() {
    int from = text.length();
    Named subject = firm();
    String relation = one(RELATIONS);
    text.append(' ').append(relation).append(' ');
    Named object = firm();
    claims.add(
        new Claim(
            "c" + (claims.size() + 1),
            new Claim.Part(last(subject).exact(), subject.id, last(subject)),
            relation,
            new Claim.Part(last(object).exact(), object.id, last(object)),
            null,
            null,
            false,
            false,
            since(from)));
    text.append(". ");
  }

  private void figure() {
    long millions = Math.round(Math.pow(10, random.nextDouble(5)));
    text.append("That cost ");
    int from = text.length();
    text.append(millions).append(" million");
    figures.add(
        new Figure(
            "f" + (figures.size() + 1),
            Figure.Kind.MONEY,
            BigDecimal.valueOf(millions * 1_000_000),
            null,
            null,
            null,
            null,
            Figure.Bound.EXACT,
            null,
            one(CURRENCIES),
            null,
            null,
            null,
            null,
            since(from)));
    text.append('.');
  }

  private Named firm() {
    return name(Newswire.firm(Newswire.NAMES.rank(random)), Entity.Type.ORGANIZATION);
  }

  private Named name(String name, Entity.Type type) {
    Named it =
        named.computeIfAbsent(
            name, any -> new Named("e" + (named.size() + 1), type, new ArrayList<>()));
    int from = text.length();
    text.append(name);
    it.mentions.add(since(from));
    return it;
  }

  private Evidence words(int count) {
    int from = text.length();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(Newswire.WORDS.next(random));
    }
    return since(from);
  }

  /** All its characters are one code point each. */
  private Evidence since(int from) {
    return new Evidence(from, text.length(), text.substring(from));
  }

  private static Evidence last(Named named) {
    return named.mentions.get(named.mentions.size() - 1);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
