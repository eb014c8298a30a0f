package io.broadsheet.query.articles;

import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.lists.ListAnswer;
import io.broadsheet.query.lists.Page;
import io.broadsheet.query.lists.Searches;
import io.broadsheet.query.lists.Searches.Shown;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Line;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** All articles, or those that a query finds. */
@Path("/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticlesResource {

  private final Lists lists;
  private final Searches searches;
  private final AtLeast atLeast;

  ArticlesResource(Lists lists, Searches searches, AtLeast atLeast) {
    this.lists = lists;
    this.searches = searches;
    this.atLeast = atLeast;
  }

  @GET
  @Operation(
      summary = "Articles, or those that a query finds, newest first or by relevance",
      description =
          "By the earlier of published and received. All pages show what stood when the first was"
              + " read; the link rel=follow is the stream that goes on from there.")
  public Response articles(
      @Parameter(description = "docs/query.md", example = "alibaba \"computing power\" lang:en")
          @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "time or relevance", example = "relevance") @QueryParam("sort")
          @Nullable String sort,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("page") @Nullable String page,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    int lines = Limit.of(limit);
    boolean byRelevance = Searches.byRelevance(sort, q);
    ListAnswer answer =
        new ListAnswer("articles").with("q", q).with("sort", sort).with("limit", "" + lines);
    if (q != null) {
      Filter filter = QueryParameter.of(q);
      atLeast.await(cursor, true);
      Shown shown = searches.find(filter, null, byRelevance, page, lines);
      return answer.of(shown.page(), shown.lines(), shown.next());
    }
    atLeast.await(cursor, false);
    Page asked = Page.of(page, lists);
    List<Line> found = lists.articles(asked.at(), asked.after(), lines + 1);
    return answer.of(asked, found, lines);
  }
}
