package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An article as it was handed in: at least one of {@code html} and {@code text}.
 *
 * <p>Each field is cleaned of what no later stage can hold: U+0000 and lone surrogates.
 *
 * @param url its address as given
 * @param key the sender's own key, unique within {@code source}
 * @param source the outlet's name
 * @param published RFC 3339 or a prefix of it
 * @param language BCP 47
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Original(
    @Nullable String url,
    @Nullable String key,
    @Nullable String source,
    @Nullable String html,
    @Nullable String text,
    @Nullable String title,
    @Nullable String byline,
    @Nullable String published,
    @Nullable String language) {

  public Original {
    url = clean(url);
    key = clean(key);
    source = clean(source);
    html = clean(html);
    text = clean(text);
    title = clean(title);
    byline = clean(byline);
    published = clean(published);
    language = clean(language);
  }

  /** Plain text and its address; the rest is unknown. */
  public static Original ofText(@Nullable String url, String text) {
    return new Original(url, null, null, null, text, null, null, null, null);
  }

  /** A page and its address; the rest is unknown. */
  public static Original ofHtml(@Nullable String url, String html) {
    return new Original(url, null, null, html, null, null, null, null, null);
  }

  private static @Nullable String clean(@Nullable String value) {
    return value == null ? null : Characters.clean(value);
  }
}
