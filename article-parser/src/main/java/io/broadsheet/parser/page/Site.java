package io.broadsheet.parser.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The site that a page belongs to: the names it goes by, and which words are one of them. */
final class Site {

  private static final int LONGEST = 60;
  private static final int LONGEST_TITLE = 1_000;
  private static final Pattern DIVIDER = Pattern.compile("\\s+[|·•»–—-]\\s+");
  private static final Pattern DOMAIN = Pattern.compile("(?i)[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,4}");
  private static final Pattern NOT_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final List<String> names = new ArrayList<>();
  private final @Nullable String name;
  private final String host;

  Site(String address, String title, @Nullable String... declared) {
    String first = null;
    for (String one : declared) {
      if (one != null && !one.isBlank() && one.length() <= LONGEST) {
        first = first == null ? one.strip() : first;
        names.add(Words.fold(one));
      }
    }
    host = label(address);
    name = first == null ? titled(title) : first;
  }

  /** The name after a title's last divider, where the address says that it is the site's. */
  private @Nullable String titled(String title) {
    String[] parts = title.length() > LONGEST_TITLE ? new String[0] : DIVIDER.split(title);
    String last = parts.length < 2 ? "" : parts[parts.length - 1].strip();
    return !last.isEmpty() && is(last) ? last : null;
  }

  @Nullable String name() {
    return name;
  }

  /** Whether these words name the site: as declared, as its domain, or by its initials. */
  boolean is(String words) {
    String folded = Words.fold(words);
    if (folded.isEmpty() || words.length() > LONGEST) {
      return false;
    }
    if (names.contains(folded) || DOMAIN.matcher(words).matches()) {
      return true;
    }
    if (host.length() < 2) {
      return false;
    }
    return folded.equals(host)
        || folded.length() >= 4 && host.contains(folded)
        || holds(folded, 2)
        || initials(words).equals(host);
  }

  /** Whether these few words are the site's name or hold it: what may follow a title's dash. */
  boolean isIn(String words) {
    return is(words) || words.length() <= LONGEST && holds(Words.fold(words), 3);
  }

  private boolean holds(String words, int share) {
    return Stream.concat(names.stream(), Stream.of(host))
        .anyMatch(
            known ->
                known.length() >= 3
                    && known.length() * share > words.length()
                    && words.contains(known));
  }

  private static String initials(String words) {
    StringBuilder initials = new StringBuilder();
    for (String word : NOT_LETTER.split(words)) {
      if (!word.isEmpty()) {
        initials.append(Character.toLowerCase(word.charAt(0)));
      }
    }
    return initials.toString();
  }

  /** The registered name in an address: "daily-bridge" of https://www.daily-bridge.co.uk/story. */
  static String label(String url) {
    String host = url.replaceFirst("^[a-z]+://", "").replaceFirst("[/:?#].*$", "");
    String[] labels = host.split("\\.");
    int at = labels.length - 2;
    if (at > 0 && labels[at].length() <= 3 && labels[at + 1].length() == 2) {
      at--;
    }
    return at < 0 ? "" : Words.fold(labels[at]);
  }
}
