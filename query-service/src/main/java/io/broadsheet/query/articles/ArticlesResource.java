package io.broadsheet.query.articles;

import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.lists.Page;
import io.broadsheet.query.store.Lists;
import io.broadsheet.query.store.Lists.Line;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.stream.Collectors;
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
    List<Line> found = lists.articles(asked.at(), asked.after(), lines + 1);
    List<Line> shown = found.subList(0, Math.min(lines, found.size()));
    String rows = shown.stream().map(Line::json).collect(Collectors.joining(",", "[", "]"));
    String cursor = asked.at().toString();
    ResponseBuilder answer =
        Response.ok(
                "{\"total\":%d,\"cursor\":\"%s\",\"articles\":%s}"
                    .formatted(asked.total(), cursor, rows))
            .header("Link", "</stream?cursor=%s>; rel=\"follow\"".formatted(cursor));
    if (found.size() > lines) {
      Page next = asked.after(shown.get(lines - 1).key());
      answer.header("Link", "</articles?limit=%d&page=%s>; rel=\"next\"".formatted(lines, next));
    }
    return answer.build();
  }
}
