package io.broadsheet.query.articles;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.language.Filter;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.lists.Fields;
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
      @Parameter(
              description = "members of the event's data instead of the usual line; * is all",
              example = "id,title,entities.name")
          @QueryParam("fields")
          @Nullable String fields,
      @Parameter(description = "true: each line says where it was matched", example = "true")
          @QueryParam("highlight")
          @Nullable String highlight,
      @Parameter(
              description = "true: each line says which parts of the query it matches, and where",
              example = "true")
          @QueryParam("explain")
          @Nullable String explain,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    Fields chosen = Fields.ofArticles(fields);
    Marked marked = new Marked(flag("highlight", highlight, q), flag("explain", explain, q));
    boolean whole = chosen.areGiven() || marked.isAsked();
    int lines = Limit.of(limit, whole);
    boolean byRelevance = Searches.byRelevance(sort, q);
    ListAnswer answer =
        new ListAnswer("articles")
            .with("q", q)
            .with("sort", sort)
            .with("fields", fields)
            .with("highlight", highlight)
            .with("explain", explain)
            .with("limit", "" + lines);
    if (q != null) {
      Filter filter = QueryParameter.of(q);
      atLeast.await(cursor, true);
      Shown shown = searches.find(filter, null, whole, byRelevance, answer.taken(page), lines);
      List<Line> found = shown.lines();
      if (marked.isAsked()) {
        List<Line> usual = chosen.areGiven() ? List.of() : lists.articles(shown.places());
        found = marked.lines(filter, found, usual, chosen);
      } else {
        found = chosen.of(found);
      }
      return answer.of(shown.page(), found, shown.next());
    }
    atLeast.await(cursor, false);
    Page asked = Page.of(answer.taken(page), lists);
    List<Line> found =
        whole
            ? lists.wholes(asked.at(), asked.after(), lines + 1)
            : lists.articles(asked.at(), asked.after(), lines + 1);
    boolean cut = whole && found.size() > 1 && Lists.fillPage(found);
    return answer.of(asked, chosen.of(found), cut ? Math.min(lines, found.size() - 1) : lines);
  }

  private static boolean flag(String name, @Nullable String given, @Nullable String q) {
    if (given == null || given.equals("false")) {
      return false;
    }
    if (!given.equals("true")) {
      throw Problem.parameter(name, name + " is true or false");
    }
    if (q == null) {
      throw Problem.parameter(name, name + " needs q: without a query nothing is matched");
    }
    return true;
  }
}
