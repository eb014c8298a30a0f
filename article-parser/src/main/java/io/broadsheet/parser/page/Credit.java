package io.broadsheet.parser.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The agency that a text was taken from, as the text itself says. */
record Credit(String name) {

  private static final Pattern SUPPLIED =
      Pattern.compile(
          "(?:supplied|provided|distributed|originally published|first published) by (\\p{Lu}[\\p{L}\\p{N} .&'’-]{1,60}?)\\.?$");
  static final Pattern AGENCY =
      Pattern.compile(
          "(?:The |Agencia |Agence )?\\b(Reuters|(?:The )?Associated Press|AP|Agence France-Presse|AFP|Bloomberg|Xinhua|PA Media|Press Association|Kyodo|Yonhap|EFE|ANSA|PTI|Press Trust of India|Bernama|TASS|Interfax|Anadolu|UPI|IANS|ANI|dpa|DPA|Deutsche Presse-Agentur|apa|sda|Keystone-SDA|afp|ntb|ritzau|ANP|belga|Belga|Jiji Press|Europa Press|Canadian Press|Australian Associated Press|AAP|Dow Jones Newswires|\\p{Lu}\\p{L}+ Wire)(?: News(?: Agency|wire)?| Agency)?\\b");
  private static final int LONGEST = 200;

  /** Whether a name is an agency's and nothing else. */
  static boolean isAgency(String name) {
    return AGENCY.matcher(name).matches();
  }

  /** From the dateline, the byline or a last line of its own. */
  static @Nullable Credit of(
      @Nullable String wire, @Nullable String byline, List<String> paragraphs) {
    if (wire != null && !wire.isBlank() && !wire.matches(".*\\d.*")) {
      return new Credit(wire);
    }
    Matcher agency = AGENCY.matcher(byline == null ? "" : byline);
    if (agency.find()) {
      return new Credit(agency.group(1));
    }
    for (int i = Math.max(0, paragraphs.size() - 2); i < paragraphs.size(); i++) {
      String line = paragraphs.get(i).strip();
      Matcher supplied = SUPPLIED.matcher(line.length() > LONGEST ? "" : line);
      if (supplied.find()) {
        return new Credit(supplied.group(1).strip());
      }
      Matcher whole = AGENCY.matcher(line);
      if (line.length() <= 60 && whole.matches()) {
        return new Credit(line);
      }
    }
    return null;
  }
}
