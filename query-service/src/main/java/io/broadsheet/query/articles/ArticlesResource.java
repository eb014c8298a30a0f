package io.broadsheet.query.articles;

import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.lists.Page;
import io.broadsheet.query.store.ArticleRow;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Key;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** All articles. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticlesResource {

  private final Lists lists;

  ArticlesResource(Lists lists) {
    this.lists = lists;
  }

  /**
   * A page of the list.
   *
   * @param total of all pages
   * @param cursor where the stream goes on from this list
   */
  record Listing(long total, String cursor, List<ArticleLine> articles) {}

  @GET
  @Operation(
      summary = "Articles, newest first",
      description =
          "By the earlier of published and received. All pages show what stood when the first was"
              + " read; the link rel=follow is the stream that goes on from there.")
  public Response articles(
      @QueryParam("limit") @Nullable String limit, @QueryParam("page") @Nullable String page) {
    int lines = Limit.of(limit);
    Page asked = Page.of(page, lists);
    List<ArticleRow> rows = lists.articles(asked.at(), asked.after(), lines + 1);
    List<ArticleRow> shown = rows.subList(0, Math.min(lines, rows.size()));
    String cursor = asked.at().toString();
    ResponseBuilder answer =
        Response.ok(
                new Listing(asked.total(), cursor, shown.stream().map(ArticleLine::of).toList()))
            .header("Link", "</stream?cursor=%s>; rel=\"follow\"".formatted(cursor));
    if (rows.size() > lines) {
      ArticleRow last = shown.get(lines - 1);
      Page next = asked.after(new Key(last.sortAt(), last.articleId(), 0));
      answer.header("Link", "</articles?limit=%d&page=%s>; rel=\"next\"".formatted(lines, next));
    }
    return answer.build();
  }
}
