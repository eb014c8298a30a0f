package io.broadsheet.parser.page;

import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.Byline.Author.Kind;
import io.broadsheet.parser.text.Scripts;
import io.broadsheet.parser.text.Wordlist;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who wrote: from the line as printed, or as declared, to names. */
public final class Byline {

  private static final int LONGEST = 160;
  private static final int LONGEST_LIST = 1_000;
  private static final int LONGEST_NAME = 60;
  static final Pattern OPENING =
      Pattern.compile(
          "^(?:(?:article|written|reported|words|text|story|edited|posted|created|published|verfasst|geschrieben|escrito|écrit|scritto|ein beitrag)\\s+)?(?:by|von|vom|par|por|di|door|av|af|przez|oleh|autor|author|автор|texte?|tekst|بقلم|كتبت?(?=\\s*:)|מאת)\\s*:?\\s+",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PLAIN_OPENING = Pattern.compile("^(?:By|BY|Von|Par|Por)\\s+\\p{Lu}");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*[,;/|·•∙\\n]\\s*(?:(?:and|und|et|y|e|en|og|och)\\s+)?|\\s+(?:and|und|et|y|e|en|og|och|with(?:\\s+(?:additional\\s+)?reporting\\s+(?:by|from))?|mit|i|dan|-|–|—)\\s+|\\s*[&、，]\\s*|(?=\\()");
  private static final Pattern PLACE =
      Pattern.compile(
          "\\s+(?:in|aus|à|at|for|für|pour|on|am|em|on behalf of|is|ist|est|es)\\s+(?:the\\s+)?[\\p{Lu}\\d].*$");
  // 文 alone begins many other words, and some names.
  private static final Pattern CHINESE_OPENING =
      Pattern.compile("^(?:(?:记者|記者|作者|撰文|編輯|编辑|責編|责编)[\\s:：/／]*|文\\s*[:：/／]\\s*)");
  private static final Pattern CHINESE_SIGN =
      Pattern.compile("^(?:(?:记者|記者|作者|撰文)[\\s:：/／]|文\\s*[:：/／])");
  private static final Pattern KOREAN_ENDING = Pattern.compile("\\s*기자$");
  private static final Pattern CONTACT = Pattern.compile("\\S*@\\S+");
  private static final Pattern NAME_WORD = Pattern.compile("\\p{Lu}[\\p{L}\\p{M}'’.-]*");
  private static final Pattern CASELESS = Pattern.compile("[\\p{Lo}\\p{M}・·]+");
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
  private static final Pattern EDGES =
      Pattern.compile("^[\\s\\p{Punct}–—]+(?=\\p{L})|[\\s,:;|)\\]–—-]+$");
  private static final Pattern NO_NAME = Pattern.compile("[@:*{}<>©?!]|://|\\d{3}");
  private static final Wordlist.Lists WORDS = Wordlist.lists(Byline.class, "byline.txt");

  private Byline() {}

  /** Whether a whole line is a byline: "By" and names. */
  static boolean isByline(String line) {
    String bare = line.strip();
    return bare.length() <= LONGEST
        && bare.indexOf('\n') < 0
        && !bare.endsWith(".")
        && PLAIN_OPENING.matcher(bare).find()
        && bare.split("\\s+").length <= 14
        && smallWords(bare) <= 3;
  }

  private static long smallWords(String line) {
    return List.of(line.split("\\s+")).stream()
        .filter(word -> Character.isLowerCase(word.charAt(0)))
        .count();
  }

  /** Whether a text begins as a byline does. */
  static boolean opens(String text) {
    return text.length() <= LONGEST
        && !text.isBlank()
        && (OPENING.matcher(Words.strip(text) + " ").find()
            || CHINESE_SIGN.matcher(Words.strip(text)).find());
  }

  /** The people and agencies in a printed byline, without places, roles and outlets. */
  public static List<Author> authors(String byline) {
    String names = withoutDays(byline.strip());
    names = OPENING.matcher(names).replaceFirst("");
    names = CHINESE_OPENING.matcher(names).replaceFirst("");
    names = KOREAN_ENDING.matcher(names).replaceFirst("");
    names = CONTACT.matcher(names).replaceAll("|");
    Set<Author> authors = new LinkedHashSet<>();
    for (String part : BETWEEN.split(names)) {
      String name = trimmed(PLACE.matcher(part).replaceFirst(""));
      Matcher agency = Credit.AGENCY.matcher(name);
      String person = agency.find() ? trimmed(name.substring(0, agency.start())) : name;
      if (isName(person)) {
        // "Ann Lee Reuters" is two, "Michael Bloomberg" one.
        authors.add(new Author(person));
        name = name.substring(person.length()).strip();
      }
      if (Credit.isAgency(name)) {
        authors.add(new Author(name, Kind.AGENCY));
      } else if (isName(name)) {
        authors.add(new Author(name));
      }
    }
    return List.copyOf(authors);
  }

  /**
   * Who is declared in data: a handle or a first name is one as well there, an outlet is marked,
   * and "Staff" is nobody.
   */
  static List<Author> declared(String said, boolean organization, Site site) {
    if (said.length() > LONGEST_LIST) {
      return List.of();
    }
    String name = trimmed(OPENING.matcher(said.strip()).replaceFirst(""));
    List<Author> authors = authors(name);
    if (!organization && !authors.isEmpty() && !site.is(name)) {
      return authors;
    }
    if (name.length() < 2
        || name.length() > LONGEST_NAME
        || NO_NAME.matcher(name).find()
        || name.contains("/")
        || isNobody(name)) {
      return List.of();
    }
    boolean outlet = organization || site.is(name) || holds("role", name);
    return List.of(
        Credit.isAgency(name)
            ? new Author(name, Kind.AGENCY)
            : new Author(name, outlet ? Kind.ORGANIZATION : null));
  }

  /** A line of their names. */
  static @Nullable String line(List<Author> authors) {
    return authors.isEmpty()
        ? null
        : authors.stream().map(Author::name).collect(Collectors.joining(", "));
  }

  /** The agency among them. */
  static @Nullable String agency(List<Author> authors) {
    return authors.stream()
        .filter(author -> author.kind() == Kind.AGENCY)
        .map(Author::name)
        .findFirst()
        .orElse(null);
  }

  static boolean isPerson(Author author) {
    return author.kind() == null && !isHandle(author);
  }

  /** Whether somebody goes by one word: a user of the site's software as often as a first name. */
  static boolean isHandle(Author author) {
    return author.kind() == null
        && author.name().indexOf(' ') < 0
        && !CASELESS.matcher(author.name()).matches();
  }

  static String withoutDays(String line) {
    StringBuilder bare = new StringBuilder(line);
    List<PrintedDay> days = PrintedDay.all(line, false);
    for (int i = days.size() - 1; i >= 0; i--) {
      bare.replace(days.get(i).start(), days.get(i).end(), "|");
    }
    return Words.strip(bare.toString());
  }

  static boolean isName(String name) {
    String[] words = SPACE.split(name);
    if (name.isEmpty() || name.length() > LONGEST_NAME || holds("role", name)) {
      return false;
    }
    if (CASELESS.matcher(name.replace(" ", "")).matches()) {
      int longest = name.codePoints().anyMatch(Scripts::isUnspaced) ? 6 : 30;
      return name.length() >= 2 && name.length() <= longest && words.length <= 4;
    }
    Set<String> particles = WORDS.get("particle");
    long capital = Arrays.stream(words).filter(w -> NAME_WORD.matcher(w).matches()).count();
    return words.length >= 2
        && words.length <= 5
        && NAME_WORD.matcher(words[words.length - 1]).matches()
        && capital >= 2
        && Arrays.stream(words)
            .allMatch(
                w ->
                    NAME_WORD.matcher(w).matches()
                        || particles.contains(w.toLowerCase(Locale.ROOT)));
  }

  /** "Staff", "admin", "The Daily Staff": no name of anybody. */
  private static boolean isNobody(String name) {
    String[] words = SPACE.split(name.toLowerCase(Locale.ROOT));
    Set<String> nobody = WORDS.get("nobody");
    return nobody.contains(words[words.length - 1]) && !words[words.length - 1].equals("news")
        || nobody.contains(words[0]);
  }

  private static boolean holds(String list, String name) {
    return Arrays.stream(SPACE.split(name.toLowerCase(Locale.ROOT).replace(".", "")))
        .anyMatch(WORDS.get(list)::contains);
  }

  private static String trimmed(String name) {
    return EDGES.matcher(Words.strip(name)).replaceAll("");
  }
}
