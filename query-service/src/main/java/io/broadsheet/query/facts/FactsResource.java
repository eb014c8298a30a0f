package io.broadsheet.query.facts;

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
import io.broadsheet.query.store.ArticleRow;
import io.broadsheet.query.store.Articles;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Facts;
import io.broadsheet.query.store.Lists.Line;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Quotes, figures and claims. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class FactsResource {

  private final Lists lists;
  private final Articles articles;
  private final Searches searches;
  private final AtLeast atLeast;

  FactsResource(Lists lists, Articles articles, Searches searches, AtLeast atLeast) {
    this.searches = searches;
    this.atLeast = atLeast;
    this.lists = lists;
    this.articles = articles;
  }

  /** What can be asked of each list besides a query. */
  public record Asked(
      @QueryParam("article") @Nullable String article,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("page") @Nullable String page,
      @Parameter(
              description = "members instead of all, separated by commas",
              example = "id,evidence.exact")
          @QueryParam("fields")
          @Nullable String fields,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String atLeast) {}

  @GET
  @Path("quotes")
  @Operation(
      summary =
          "Who said what: an article's quotes, those that a query finds, or those of the newest articles")
  public Response quotes(
      @Parameter(description = "docs/query.md", example = "speaker:zhou lang:en") @QueryParam("q")
          @Nullable String q,
      @BeanParam Asked asked) {
    return answer(Facts.QUOTES, "quotes", q, asked);
  }

  @GET
  @Path("figures")
  @Operation(
      summary =
          "Numbers: an article's figures, those that a query finds, or those of the newest articles")
  public Response figures(
      @Parameter(description = "docs/query.md", example = "figure:[1e12 TO *] currency:USD")
          @QueryParam("q")
          @Nullable String q,
      @BeanParam Asked asked) {
    return answer(Facts.FIGURES, "figures", q, asked);
  }

  @GET
  @Path("claims")
  @Operation(
      summary =
          "Who did what to whom: an article's claims, those that a query finds, or those of the newest articles")
  public Response claims(
      @Parameter(
              description = "docs/query.md",
              example = "claim:(subject:alibaba relation:launched)")
          @QueryParam("q")
          @Nullable String q,
      @BeanParam Asked asked) {
    return answer(Facts.CLAIMS, "claims", q, asked);
  }

  private Response answer(Facts kind, String name, @Nullable String q, Asked asked) {
    String article = asked.article();
    int lines = Limit.of(asked.limit());
    Fields fields = Fields.of(kind, asked.fields());
    ListAnswer answer =
        new ListAnswer(name)
            .with("q", q)
            .with("article", article)
            .with("fields", asked.fields())
            .with("limit", "" + lines);
    if (q != null) {
      if (article != null) {
        throw Problem.parameter("article", "give q or article; in q an article is id:…");
      }
      Filter filter = QueryParameter.of(q);
      atLeast.await(asked.atLeast(), true);
      Shown shown = searches.find(filter, kind, false, false, answer.taken(asked.page()), lines);
      return answer.of(shown.page(), fields.of(shown.lines()), shown.next());
    }
    UUID id = article == null ? null : uuid(article);
    atLeast.await(asked.atLeast(), false);
    Page from = Page.of(answer.taken(asked.page()), lists);
    ArticleRow only = id == null ? null : standing(id, from);
    List<Line> facts = lists.facts(kind, from.at(), from.after(), only, lines + 1);
    return answer.of(from, fields.of(facts), lines);
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
