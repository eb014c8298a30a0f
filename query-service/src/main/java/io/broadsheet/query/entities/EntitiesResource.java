package io.broadsheet.query.entities;

import io.broadsheet.fences.http.Problem;
import io.broadsheet.query.lists.AtLeast;
import io.broadsheet.query.lists.Choice;
import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.lists.ListAnswer;
import io.broadsheet.query.store.Entities;
import io.broadsheet.query.store.Entities.Key;
import io.broadsheet.query.store.Entities.Known;
import io.broadsheet.query.store.Lists;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What the articles name. */
@Path("/entities")
@Produces(MediaType.APPLICATION_JSON)
public class EntitiesResource {

  private static final List<String> TYPES =
      List.of("organization", "person", "place", "product", "model");

  private final Entities entities;
  private final Lists lists;
  private final AtLeast atLeast;

  EntitiesResource(Entities entities, Lists lists, AtLeast atLeast) {
    this.entities = entities;
    this.lists = lists;
    this.atLeast = atLeast;
  }

  @GET
  @Operation(
      summary =
          "Organizations, people, places, products and models, those that most articles name first",
      description =
          "Each is one entity in all articles: docs/decisions/entities.md says of which names.")
  @APIResponseSchema(EntityList.class)
  public Response entities(
      @Parameter(
              description = "words with which words of the name, or of an alias, begin",
              example = "alibaba cl")
          @QueryParam("q")
          @Nullable String q,
      @Parameter(description = "organization, person, place, product or model", example = "person")
          @QueryParam("type")
          @Nullable String type,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("page") @Nullable String page,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    int lines = Limit.of(limit);
    if (q != null && !Entities.isSearch(q)) {
      throw Problem.parameter("q", "q is a name, or the beginnings of its words: alibaba cl");
    }
    if (type != null) {
      Choice.of("type", type, TYPES);
    }
    ListAnswer list =
        new ListAnswer("entities").with("q", q).with("type", type).with("limit", "" + lines);
    Key after = EntitiesKey.of(list.taken(page));
    atLeast.await(cursor, false);
    List<Known> found = entities.list(q, type, after, lines + 1);
    List<Known> shown = found.subList(0, Math.min(lines, found.size()));
    ResponseBuilder answer =
        Response.ok(new EntityList(shown.stream().map(EntityLine::of).toList()));
    if (found.size() > lines) {
      answer.header("Link", list.next(EntitiesKey.token(shown.get(lines - 1))));
    }
    return answer.build();
  }

  @GET
  @Path("{id}")
  @Operation(
      summary =
          "One entity: its names, its articles by month, what it said, its figures and claims, who is named beside it",
      description = "An id that was merged into another is a 308 to that one.")
  @APIResponseSchema(EntityPage.class)
  public Response entity(
      @PathParam("id") String id,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String cursor) {
    atLeast.await(cursor, false);
    UUID asked = uuid(id);
    UUID standing = entities.standing(asked).orElseThrow(() -> none(id));
    if (!standing.equals(asked)) {
      return Response.status(308).location(URI.create("/entities/" + standing)).build();
    }
    return Response.ok(EntityPage.of(entities.profile(standing).orElseThrow(() -> none(id)), lists))
        .build();
  }

  /** A page of the list. */
  record EntityList(List<EntityLine> entities) {}

  private static UUID uuid(String id) {
    try {
      if (id.length() == 36) {
        return UUID.fromString(id);
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the same answer.
    }
    throw Problem.notFound("no entity has this id; ids are UUIDs, as GET /entities answers them");
  }

  private static Problem none(String id) {
    return Problem.notFound(
        "no article names an entity " + id + " now; GET /entities?q= finds entities by name");
  }
}
