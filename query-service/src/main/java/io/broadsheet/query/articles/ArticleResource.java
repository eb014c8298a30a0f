package io.broadsheet.query.articles;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.store.ArticleData;
import io.broadsheet.query.store.ArticleRow;
import io.broadsheet.query.store.Articles;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** One article, its versions. */
@Path("/articles/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {

  private final Articles articles;
  private final AtLeast atLeast;

  ArticleResource(Articles articles, AtLeast atLeast) {
    this.articles = articles;
    this.atLeast = atLeast;
  }

  @GET
  @Operation(summary = "The whole article: the data of its last event")
  public Response article(
      @PathParam("id") String id,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor,
      @Context HttpHeaders headers) {
    atLeast.await(cursor, false);
    ArticleData article = articles.current(uuid(id)).orElseThrow(() -> Problem.notFound(none(id)));
    return answer(article, headers);
  }

  @GET
  @Path("/versions")
  @Operation(summary = "All versions and revisions, newest first")
  @APIResponseSchema(Versions.class)
  public Response versions(
      @PathParam("id") String id,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor,
      @Context HttpHeaders headers) {
    atLeast.await(cursor, false);
    List<ArticleRow> rows = articles.versions(uuid(id));
    if (rows.isEmpty()) {
      throw Problem.notFound(none(id));
    }
    if (rows.get(0).withdrawn()) {
      throw withdrawn();
    }
    ArticleRow newest = rows.get(0);
    return answer(
        newest.version(),
        newest.revision(),
        new Versions(rows.stream().map(VersionLine::of).toList()),
        headers);
  }

  /** All of an article's. */
  record Versions(List<VersionLine> versions) {}

  @GET
  @Path("/versions/{version}")
  @Operation(summary = "One version, as its latest revision reads it")
  public Response version(
      @PathParam("id") String id,
      @PathParam("version") String version,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor,
      @Context HttpHeaders headers) {
    atLeast.await(cursor, false);
    ArticleData article =
        articles
            .version(uuid(id), number(version))
            .orElseThrow(() -> noVersion(uuid(id), number(version)));
    return answer(article, headers);
  }

  private Problem noVersion(UUID id, int version) {
    return articles.versions(id).stream()
            .anyMatch(row -> row.withdrawn() && row.version() > version)
        ? withdrawn()
        : Problem.notFound("this article has no such version; /articles/{id}/versions lists them");
  }

  private static Problem withdrawn() {
    return Problem.of(410, "this article was withdrawn; its text is gone");
  }

  private static Response answer(ArticleData article, HttpHeaders headers) {
    if (article.withdrawn()) {
      throw withdrawn();
    }
    return answer(article.version(), article.revision(), article.json(), headers);
  }

  /** A version and revision is never written anew: as a tag it is as good as the bytes. */
  private static Response answer(int version, int revision, Object body, HttpHeaders headers) {
    String tag = "\"" + version + "." + revision + "\"";
    boolean known =
        headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH).stream()
            .flatMap(header -> Stream.of(header.split(",")))
            .map(String::strip)
            .anyMatch(it -> it.equals("*") || it.equals(tag) || it.equals("W/" + tag));
    return (known ? Response.notModified() : Response.ok(body))
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
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
