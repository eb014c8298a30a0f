package io.broadsheet.query.articles;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.store.ArticleData;
import io.broadsheet.query.store.Articles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** One article, its versions. */
@Path("/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {

  private final Articles articles;

  ArticleResource(Articles articles) {
    this.articles = articles;
  }

  @GET
  @Operation(summary = "The whole article: the data of its last event")
  public Response article(@PathParam("id") String id, @Context Request request) {
    ArticleData article = articles.current(uuid(id)).orElseThrow(() -> Problem.notFound(none(id)));
    return answer(article, request);
  }

  @GET
  @Path("/versions")
  @Operation(summary = "All versions and revisions, newest first")
  public Map<String, Object> versions(@PathParam("id") String id) {
    List<VersionLine> lines = articles.versions(uuid(id)).stream().map(VersionLine::of).toList();
    if (lines.isEmpty()) {
      throw Problem.notFound(none(id));
    }
    return Map.of("versions", lines);
  }

  @GET
  @Path("/versions/{version}")
  @Operation(summary = "One version, as its latest revision reads it")
  public Response version(
      @PathParam("id") String id, @PathParam("version") String version, @Context Request request) {
    ArticleData article =
        articles
            .version(uuid(id), number(version))
            .orElseThrow(
                () ->
                    Problem.notFound(
                        "this article has no such version; /articles/{id}/versions lists them"));
    return answer(article, request);
  }

  private static Response answer(ArticleData article, Request request) {
    if (article.withdrawn()) {
      throw Problem.of(410, "this article was withdrawn; its text is gone");
    }
    EntityTag tag = new EntityTag(article.version() + "." + article.revision());
    ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    CacheControl ask = new CacheControl();
    ask.setNoCache(true);
    return (unchanged != null ? unchanged : Response.ok(article.json()))
        .tag(tag)
        .cacheControl(ask)
        .build();
  }

  // What is no id is no article's: 404, not 400.
  private static UUID uuid(String id) {
    try {
      if (id.length() == 36) {
        return UUID.fromString(id);
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same answer.
    }
    throw Problem.notFound("no article has this id; ids are UUIDs, as POST /articles answers them");
  }

  private static int number(String version) {
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw Problem.notFound("versions are numbers from 1");
    }
    return Integer.parseInt(version);
  }

  private static String none(String id) {
    return "no article " + id + " is stored; /trace?id=" + id + " says what became of it";
  }
}
