package io.broadsheet.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A news article as a parser reads it: what it is, its words, what it says.
 *
 * <p>On the wire it is one flat object. None can be constructed whose evidence does not match its
 * text.
 */
public record Article(
    @JsonUnwrapped Metadata metadata,
    @JsonUnwrapped Body body,
    @JsonUnwrapped Facts facts,
    List<Link> links,
    List<Image> images,
    @Nullable Rights rights,
    Producer producer) {

  /**
   * @throws EvidenceMismatch when a value's span does not hold what the value claims
   */
  public Article {
    links = List.copyOf(links);
    images = List.copyOf(images);
    facts.evidence().forEach(new ArticleText(body.text())::verify);
  }

  /** An address that the text links to. */
  public record Link(String url, @Nullable String text) {}

  /** A picture; captions are kept here, never in the text. */
  public record Image(String url, @Nullable String caption) {}

  /** Whose the article is and what may be done with it. */
  public record Rights(
      @Nullable String holder, @Nullable String notice, @Nullable String license) {}

  /** The parser and its version: two readings are comparable when theirs are equal. */
  public record Producer(String name, String version) {}
}
