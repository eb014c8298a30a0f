package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an article beside its text.
 *
 * @param url the address it was handed in with, normalised by the identity rule
 * @param canonicalUrl the page's own canonical link: groups copies, never decides identity
 * @param language BCP 47
 */
public record Metadata(
    @Nullable String url,
    @Nullable String canonicalUrl,
    Source source,
    Origin origin,
    @Nullable String title,
    @Nullable String standfirst,
    @Nullable String section,
    @Nullable Byline byline,
    @Nullable String dateline,
    @Nullable Published published,
    @Nullable Published modified,
    @Nullable String language) {

  /** Who published: the outlet's name, its web domain, the feed that it came by. */
  public record Source(@Nullable String name, @Nullable String domain, @Nullable String feed) {}

  /** Whether the outlet wrote the article or took it from a wire, and the credit that says so. */
  public record Origin(Kind kind, @Nullable String credit) {
    /** Where a text comes from. */
    public enum Kind {
      @JsonProperty("original")
      ORIGINAL,
      @JsonProperty("wire")
      WIRE,
      @JsonProperty("unknown")
      UNKNOWN
    }
  }

  /** The byline as printed and who is in it. */
  public record Byline(String raw, List<Author> authors) {
    public Byline {
      authors = List.copyOf(authors);
    }

    /**
     * Who wrote.
     *
     * @param kind what it is that wrote, where it is no person
     */
    public record Author(String name, @Nullable Kind kind) {

      /** A person. */
      public Author(String name) {
        this(name, null);
      }

      /** Who writes and is no person. */
      public enum Kind {
        @JsonProperty("agency")
        AGENCY,
        @JsonProperty("organization")
        ORGANIZATION
      }
    }
  }

  /**
   * When the article was published, or last changed.
   *
   * @param value RFC 3339 or a prefix of it, as long as the precision says
   * @param from where the value was read
   * @param candidates all that was found, the chosen one first
   */
  public record Published(
      String value, Precision precision, From from, List<Candidate> candidates) {
    public Published {
      candidates = List.copyOf(candidates);
    }

    /** One date that the page or the sender offered. */
    public record Candidate(String value, From from) {}
  }

  /** How much of a date is known. */
  public enum Precision {
    @JsonProperty("year")
    YEAR,
    @JsonProperty("month")
    MONTH,
    @JsonProperty("day")
    DAY,
    @JsonProperty("second")
    SECOND
  }

  /** Where a value that is not in the text was read. */
  public enum From {
    @JsonProperty("json-ld")
    JSON_LD,
    @JsonProperty("meta")
    META,
    @JsonProperty("html")
    HTML,
    @JsonProperty("feed")
    FEED,
    @JsonProperty("url")
    URL,
    @JsonProperty("given")
    GIVEN,
    @JsonProperty("text")
    TEXT
  }
}
