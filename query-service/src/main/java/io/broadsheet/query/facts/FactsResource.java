package io.broadsheet.query.facts;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.lists.Page;
import io.broadsheet.query.store.ArticleRow;
import io.broadsheet.query.store.Articles;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Line;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Quotes and figures. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class FactsResource {

  private final Lists lists;
  private final Articles articles;

  FactsResource(Lists lists, Articles articles) {
    this.lists = lists;
    this.articles = articles;
  }

  @GET
  @Path("quotes")
  @Operation(summary = "Who said what: an article's quotes, or those of the newest articles")
  public Response quotes(
      @QueryParam("article") @Nullable String article,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("page") @Nullable String page) {
    return answer(Facts.QUOTES, "quotes", article, limit, page);
  }

  @GET
  @Path("figures")
  @Operation(summary = "Numbers: an article's figures, or those of the newest articles")
  public Response figures(
      @QueryParam("article") @Nullable String article,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("page") @Nullable String page) {
    return answer(Facts.FIGURES, "figures", article, limit, page);
  }

  private Response answer(
      Facts kind,
      String name,
      @Nullable String article,
      @Nullable String limit,
      @Nullable String page) {
    int lines = Limit.of(limit);
    UUID id = article == null ? null : uuid(article);
    Page asked = Page.of(page, lists);
    ArticleRow only = id == null ? null : standing(id, asked);
    List<Line> facts = lists.facts(kind, asked.at(), asked.after(), only, lines + 1);
    List<Line> shown = facts.subList(0, Math.min(lines, facts.size()));
    String rows = shown.stream().map(Line::json).collect(Collectors.joining(",", "[", "]"));
    ResponseBuilder answer = Response.ok("{\"%s\":%s}".formatted(name, rows));
    if (facts.size() > lines) {
      Page next = asked.after(shown.get(lines - 1).key());
      String filter = id == null ? "" : "article=" + id + "&";
      answer.header(
          "Link", "</%s?%slimit=%d&page=%s>; rel=\"next\"".formatted(name, filter, lines, next));
    }
    return answer.build();
  }

  private ArticleRow standing(UUID id, Page page) {
    return articles
        .standing(id, page.at())
        .orElseThrow(
            () ->
                Problem.notFound(
                    "no article %s is stored; /trace?id=%s says what became of it"
                        .formatted(id, id)));
  }

  private static UUID uuid(String article) {
    try {
      return UUID.fromString(article);
    } catch (IllegalArgumentException e) {
      throw Problem.parameter("article", "article is an article's id, a UUID");
    }
  }
}
