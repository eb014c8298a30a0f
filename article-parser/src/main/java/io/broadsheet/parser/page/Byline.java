package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who wrote: from the line as printed to names. */
public final class Byline {

  private static final int LONGEST = 160;
  private static final Pattern OPENING =
      Pattern.compile(
          "^(?:(?:written|reported|words|text|story|edited)\\s+)?(?:by|von|par|por|di|door|av|af|przez)\\b\\s*:?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PLAIN_OPENING = Pattern.compile("^(?:By|BY|Von|Par|Por)\\s+\\p{Lu}");
  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[,;/|·•]\\s*|\\s+(?:and|und|et|y|e|en|og|och|with|i)\\s+|\\s*[&、，]\\s*");
  private static final Pattern PLACE = Pattern.compile("\\s+(?:in|aus|à|at|for|en)\\s+\\p{Lu}.*$");
  private static final Pattern CHINESE_OPENING = Pattern.compile("^(?:记者|作者|文|撰文|編輯|编辑)[\\s:：/]*");
  private static final Set<String> NOBODY =
      Set.of(
          "admin",
          "administrator",
          "editor",
          "editors",
          "staff",
          "staff writer",
          "newsroom",
          "redaktion",
          "redaction",
          "rédaction",
          "redacción",
          "redazione",
          "news desk",
          "guest",
          "staff reporter",
          "staff reporters",
          "web desk",
          "agencies",
          "author",
          "published");
  private static final Pattern ROLE =
      Pattern.compile(
          "\\b(?:editor|reporter|correspondent|writer|chief|columnist|producer|contributor|wire|agency|press|news|staff|desk)\\b",
          Pattern.CASE_INSENSITIVE);

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

  /** The people in a byline, without places, roles and outlets. */
  public static List<String> authors(String byline) {
    String names = OPENING.matcher(byline.strip()).replaceFirst("");
    names = CHINESE_OPENING.matcher(names).replaceFirst("");
    Set<String> authors = new LinkedHashSet<>();
    List<String> parts = new ArrayList<>(List.of(BETWEEN.split(names)));
    for (String part : parts) {
      String name = PLACE.matcher(part.strip()).replaceFirst("").strip();
      if (isName(name) || (parts.size() == 1 && isNamed(name))) {
        authors.add(name);
      }
    }
    return List.copyOf(authors);
  }

  private static boolean isName(String name) {
    String[] words = name.split("[\\s\\u00a0]+");
    return isNamed(name)
        && (words.length >= 2 || Character.isIdeographic(name.codePointAt(0)))
        && words.length <= 6
        && !ROLE.matcher(name).find();
  }

  private static boolean isNamed(String name) {
    return name.length() >= 2
        && name.length() <= 60
        && name.chars().noneMatch(c -> c == '@' || c == ':' || Character.isDigit(c))
        && (Character.isUpperCase(name.codePointAt(0))
            || !Character.isLowerCase(name.codePointAt(0)))
        && !NOBODY.contains(name.toLowerCase(Locale.ROOT));
  }
}
