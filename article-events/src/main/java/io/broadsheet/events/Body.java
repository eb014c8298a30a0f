package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The article's words.
 *
 * @param text without title, byline and dateline; paragraphs joined by one LF
 * @param textSha256 of the text's UTF-8 bytes, 64 lower-case hexadecimal digits
 * @param wordCount words; each Han, kana or Thai character counts as one
 * @param completenessReason what says so, for people; absent from events of older parsers
 * @param paragraphs their spans in code points, in order, not overlapping
 */
public record Body(
    String text,
    String textSha256,
    int wordCount,
    Completeness completeness,
    @Nullable String completenessReason,
    List<Paragraph> paragraphs) {

  public Body {
    paragraphs = List.copyOf(paragraphs);
    int length = text.codePointCount(0, text.length());
    int last = 0;
    for (Paragraph paragraph : paragraphs) {
      if (paragraph.start() < last || paragraph.end() > length) {
        throw new IllegalArgumentException(
            paragraph + " overlaps its neighbour or leaves the text");
      }
      last = paragraph.end();
    }
  }

  /** One paragraph of the text, in code points. */
  public record Paragraph(int start, int end, Role role) {

    /** What a paragraph is in the article. */
    public enum Role {
      @JsonProperty("body")
      BODY,
      @JsonProperty("heading")
      HEADING,
      @JsonProperty("list")
      LIST,
      @JsonProperty("quote")
      QUOTE,
      @JsonProperty("table")
      TABLE,
      @JsonProperty("standfirst")
      STANDFIRST
    }
  }

  /** How much of the article was there to read. */
  public enum Completeness {
    @JsonProperty("full")
    FULL,
    @JsonProperty("teaser")
    TEASER,
    @JsonProperty("paywalled")
    PAYWALLED,
    @JsonProperty("listing")
    LISTING,
    @JsonProperty("blocked")
    BLOCKED
  }
}
