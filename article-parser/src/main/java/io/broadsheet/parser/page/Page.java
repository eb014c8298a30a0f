package io.broadsheet.parser.page;

import io.broadsheet.events.Article;
import io.broadsheet.events.Body.Completeness;
import io.broadsheet.events.Body.Paragraph.Role;
import io.broadsheet.events.Metadata.Byline.Author;
import io.broadsheet.events.Metadata.Published.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page gives it.
 *
 * @param published all dates of publication that the page offers, the most trusted first
 * @param modified the same of its last change
 * @param credit the agency or outlet that the page names as its origin
 */
public record Page(
    @Nullable String title,
    @Nullable String standfirst,
    @Nullable String section,
    @Nullable String byline,
    List<Author> authors,
    @Nullable String dateline,
    @Nullable String credit,
    List<Candidate> published,
    List<Candidate> modified,
    @Nullable String canonical,
    @Nullable String site,
    @Nullable String language,
    Completeness completeness,
    String completenessReason,
    List<Block> blocks,
    List<Article.Link> links,
    List<Article.Image> images,
    Article.@Nullable Rights rights) {

  public Page {
    authors = List.copyOf(authors);
    published = List.copyOf(published);
    modified = List.copyOf(modified);
    blocks = List.copyOf(blocks);
    links = List.copyOf(links);
    images = List.copyOf(images);
  }

  /** One paragraph of the article. */
  public record Block(String text, Role role) {}
}
