package io.broadsheet.parser.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charset that a page declares at its beginning (HTML 13.2.3.2: "prescan a byte stream"). */
final class Declaration {

  // The standard scans 1024 bytes; later in the head a meta element makes it begin anew.
  private static final int WITHIN = 1 << 16;
  private static final Pattern META = Pattern.compile("<meta[\\s/]", Pattern.CASE_INSENSITIVE);
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^\\s>]*+");
  private static final String NAMED =
      "\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s;\"'][^\\s;]*+))";
  private static final Pattern CONTENT =
      Pattern.compile("charset" + NAMED, Pattern.CASE_INSENSITIVE);
  private static final Pattern XML = Pattern.compile("<\\?xml[^>]*?\\sencoding" + NAMED);

  private final String head;
  private int at;

  private Declaration(String head) {
    this.head = head;
  }

  static @Nullable Charset of(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, WITHIN), StandardCharsets.ISO_8859_1);
    Charset meta = new Declaration(head).meta();
    Matcher xml = XML.matcher(head);
    Charset declared = meta != null ? meta : xml.lookingAt() ? named(xml) : null;
    // A page that could be read this far is not UTF-16, whatever it says.
    return declared != null && declared.name().startsWith("UTF-16")
        ? StandardCharsets.UTF_8
        : declared;
  }

  private @Nullable Charset meta() {
    Matcher tag = TAG.matcher(head);
    Matcher meta = META.matcher(head);
    for (at = head.indexOf('<'); at >= 0; at = head.indexOf('<', at)) {
      if (head.startsWith("<!--", at)) {
        at = head.indexOf("-->", at + 2);
      } else if (meta.region(at, head.length()).lookingAt()) {
        at = meta.end();
        Charset declared = declared(attributes());
        if (declared != null && at < head.length()) {
          return declared;
        }
      } else if (tag.region(at, head.length()).lookingAt()) {
        at = tag.end();
        attributes();
      } else {
        boolean bogus = at + 1 < head.length() && "!/?".indexOf(head.charAt(at + 1)) >= 0;
        at = bogus ? head.indexOf('>', at) : at + 1;
      }
      if (at < 0) {
        return null;
      }
    }
    return null;
  }

  private static @Nullable Charset declared(Map<String, String> attributes) {
    String charset = attributes.get("charset");
    if (charset != null) {
      return Labels.charset(charset);
    }
    Matcher content = CONTENT.matcher(attributes.getOrDefault("content", ""));
    boolean pragma = "content-type".equalsIgnoreCase(attributes.get("http-equiv"));
    return pragma && content.find() ? named(content) : null;
  }

  private static @Nullable Charset named(Matcher matcher) {
    for (int group = 1; group < matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Labels.charset(matcher.group(group));
      }
    }
    return Labels.charset(matcher.group(matcher.groupCount()));
  }

  /** Reads a tag's attributes up to its end; one that does not end reaches the end of all. */
  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (skip("/"); at < head.length() && head.charAt(at) != '>'; skip("/")) {
      int from = at;
      at++;
      until("/>=");
      String name = head.substring(from, at).toLowerCase(Locale.ROOT);
      skip("");
      boolean valued = at < head.length() && head.charAt(at) == '=';
      attributes.putIfAbsent(name, valued ? value() : "");
    }
    return attributes;
  }

  private String value() {
    at++;
    skip("");
    int from = at;
    char quote = at < head.length() ? head.charAt(at) : '>';
    if (quote != '"' && quote != '\'') {
      until(">");
      return head.substring(from, at);
    }
    int end = head.indexOf(quote, from + 1);
    at = end < 0 ? head.length() : end + 1;
    return end < 0 ? "" : head.substring(from + 1, end);
  }

  private void skip(String more) {
    while (at < head.length() && (isSpace(head.charAt(at)) || more.indexOf(head.charAt(at)) >= 0)) {
      at++;
    }
  }

  private void until(String ends) {
    while (at < head.length() && !isSpace(head.charAt(at)) && ends.indexOf(head.charAt(at)) < 0) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' && c != 0x0b;
  }
}
