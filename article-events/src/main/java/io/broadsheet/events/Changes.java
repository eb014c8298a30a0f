package io.broadsheet.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an update or a re-parse changed.
 *
 * @param reason why the lists are absent, where the version before could not be read
 */
public record Changes(
    @Nullable Change<String> title,
    @Nullable Change<String> byline,
    @Nullable Change<String> published,
    @Nullable List<TextChange> text,
    @Nullable ListChange<Entity> entities,
    @Nullable ListChange<Quote> quotes,
    @Nullable ListChange<Figure> figures,
    @Nullable ListChange<Claim> claims,
    @Nullable String reason) {

  /** One value before and after; null where there was none. */
  public record Change<T>(@Nullable T before, @Nullable T after) {}

  /** A paragraph that went, came, or was replaced. */
  public record TextChange(@Nullable String removed, @Nullable String added) {}

  /** Facts that came, went, or say something else now. */
  public record ListChange<T>(List<T> added, List<T> removed, List<Change<T>> changed) {}
}
