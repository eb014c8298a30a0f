package io.broadsheet.events;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Identity rule 1: which arrivals are the same article. Frozen: the vectors in {@code
 * identity-vectors.json} must hold for ever.
 *
 * <p>An id is a UUIDv5 (RFC 9562) in {@link #NAMESPACE} of the name
 *
 * <ol>
 *   <li>{@code "url\n" + normalised address}, where an address is given;
 *   <li>else {@code "key\n" + source + "\n" + key}, where the sender gives a key;
 *   <li>else {@code "text\n" + normalised text}: NFC, white space folded, trimmed. Such an article
 *       cannot be updated: another text is another article.
 * </ol>
 *
 * <p>An address is normalised by what RFC 3986 section 6 calls equivalent (scheme and host in lower
 * case, host in its ASCII form without root dot, no default port, no dot segments, percent-encoding
 * in upper case and only where needed, {@code /} for an empty path), and without user information,
 * fragment, and the {@linkplain #TRACKING tracking parameters}.
 */
public final class Identity {

  /** The namespace of every article id. */
  public static final UUID NAMESPACE = UUID.fromString("a58f9535-32db-4871-bad6-b5955263fdb2");

  /** Longest address taken, in characters. */
  public static final int MAX_URL = 8_192;

  /**
   * Query parameters that tell where a reader came from, not what is read; case does not matter.
   */
  public static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "msclkid",
          "twclid",
          "ttclid",
          "yclid",
          "igshid",
          "igsh",
          "li_fat_id",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "vero_id",
          "vero_conv",
          "oly_anon_id",
          "oly_enc_id",
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "__hstc",
          "__hssc",
          "__hsfp",
          "hsctatracking",
          "cmpid",
          "cmp",
          "xtor",
          "ftag",
          "smid",
          "ncid",
          "s_cid",
          "wt_mc",
          "at_medium",
          "at_campaign");

  private static final String TRACKING_PREFIX = "utm_";
  private static final Pattern SPACE = Pattern.compile("[\\p{IsWhite_Space}\\u200b\\ufeff]+");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:]*)(?::(\\d{0,5}))?");
  private static final Pattern ABOVE_ROOT = Pattern.compile("^(/\\.\\.)+(?=/|$)");
  private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Identity() {}

  /**
   * The article's id.
   *
   * @throws IllegalArgumentException when the address is none, or there is neither address, key nor
   *     text
   */
  public static UUID of(Original original) {
    return uuid5(name(original));
  }

  private static String name(Original original) {
    String url = original.url();
    if (url != null && !url.isBlank()) {
      return "url\n" + normalise(url);
    }
    String key = original.key();
    if (key != null && !key.isBlank()) {
      String source = original.source();
      return "key\n" + fold(source == null ? "" : source) + "\n" + key;
    }
    String text = original.text() != null ? original.text() : original.html();
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("an article without url, key or text has no identity");
    }
    return "text\n" + fold(Normalizer.normalize(Characters.streamSafe(text), Normalizer.Form.NFC));
  }

  private static String fold(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /**
   * The address as identity sees it.
   *
   * @throws IllegalArgumentException saying why it is no web address
   */
  public static String normalise(String url) {
    if (url.length() > MAX_URL) {
      throw new IllegalArgumentException("the address is longer than " + MAX_URL + " characters");
    }
    URI uri = parse(url.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("the address must begin with http:// or https://");
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    Matcher parts = HOST_AND_PORT.matcher(hostAndPort);
    if (!parts.matches() || parts.group(1).isEmpty()) {
      throw new IllegalArgumentException("the address has no host");
    }
    String host = host(parts.group(1));
    String path = percent(ABOVE_ROOT.matcher(uri.normalize().getRawPath()).replaceFirst(""));
    return scheme
        + "://"
        + host
        + port(scheme, parts.group(2))
        + (path.isEmpty() ? "/" : path)
        + query(uri.getRawQuery());
  }

  private static URI parse(String url) {
    // What browsers take but RFC 3986 does not is escaped rather than refused.
    StringBuilder escaped = new StringBuilder(url.length());
    url.codePoints()
        .forEach(
            c -> {
              if (c > 0x20
                  && c != 0x7f
                  && "\"<>\\^`{|}".indexOf(c) < 0
                  && !Character.isISOControl(c)
                  && !Character.isSpaceChar(c)) {
                escaped.appendCodePoint(c);
              } else if (c == ' ' || c > 0x20) {
                escaped.append(percentEncoded(c));
              }
            });
    String loose = PERCENT_LOOSE.matcher(escaped).replaceAll("%25");
    int fragment = loose.indexOf('#');
    try {
      return new URI(fragment < 0 ? loose : loose.substring(0, fragment));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a web address: " + e.getReason(), e);
    }
  }

  private static final Pattern PERCENT_LOOSE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private static String host(String host) {
    if (host.startsWith("[")) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      String unescaped =
          java.net.URLDecoder.decode(host.replace("+", "%2B"), StandardCharsets.UTF_8);
      String ascii = IDN.toASCII(Normalizer.normalize(unescaped, Normalizer.Form.NFKC));
      return (ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii)
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the address has no valid host", e);
    }
  }

  private static String port(String scheme, @Nullable String port) {
    if (port == null || port.isEmpty()) {
      return "";
    }
    int number = Integer.parseInt(port);
    boolean usual = number == (scheme.equals("https") ? 443 : 80);
    return usual ? "" : ":" + number;
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    String kept =
        Arrays.stream(query.split("&"))
            .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
            .map(Identity::percent)
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean isTracking(String parameter) {
    int equals = parameter.indexOf('=');
    String name =
        (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    return name.startsWith(TRACKING_PREFIX) || TRACKING.contains(name);
  }

  /**
   * Percent-encoding in upper case, none for unreserved characters, all of it for non-ASCII ones.
   */
  private static String percent(String part) {
    String decoded =
        PERCENT
            .matcher(part)
            .replaceAll(
                match -> {
                  char c = (char) Integer.parseInt(match.group(1), 16);
                  return UNRESERVED.indexOf(c) >= 0
                      ? String.valueOf(c)
                      : "%" + match.group(1).toUpperCase(Locale.ROOT);
                });
    StringBuilder encoded = new StringBuilder(decoded.length());
    decoded
        .codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                encoded.appendCodePoint(c);
              } else {
                encoded.append(percentEncoded(c));
              }
            });
    return encoded.toString();
  }

  private static String percentEncoded(int codePoint) {
    byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    return "%" + HexFormat.ofDelimiter("%").withUpperCase().formatHex(utf8);
  }

  /** UUIDv5 in the namespace, of the name's UTF-8 bytes (RFC 9562 section 5.5). */
  static UUID uuid5(String name) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer input =
        ByteBuffer.allocate(16 + utf8.length)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .put(utf8);
    ByteBuffer hash = ByteBuffer.wrap(digest("SHA-1").digest(input.array()));
    long most = hash.getLong() & ~0xf000L | 0x5000L;
    long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
