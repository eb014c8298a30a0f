package io.broadsheet.query.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Cursor;
import io.broadsheet.fences.http.NeedsAdmin;
import io.broadsheet.query.index.Indexing.State;
import io.broadsheet.query.index.Writing.Refused;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** This instance's index. */
@Path("/index")
@Produces(MediaType.APPLICATION_JSON)
public class IndexResource {

  private final Indexing indexing;

  IndexResource(Indexing indexing) {
    this.indexing = indexing;
  }

  /**
   * How it is with the index.
   *
   * @param generation which one answers
   * @param cursor what it has
   * @param built percent of the archive
   * @param rebuilt percent of it that is in the next one, while one is built
   * @param refused events that it does not take
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Status(
      @Nullable Integer generation,
      String format,
      @Nullable Cursor cursor,
      int built,
      @Nullable Integer rebuilt,
      long refused,
      @Nullable String lastRefused,
      @Nullable String why) {}

  @GET
  @Operation(summary = "This instance's index: what it has, and how far the next one is")
  public Status status() {
    Optional<State> state = indexing.state();
    Refused refused = indexing.refused();
    String trouble = indexing.trouble();
    return new Status(
        state.map(State::generation).orElse(null),
        ArticleBlock.FORMAT,
        state.map(State::position).orElse(null),
        indexing.built(),
        indexing.rebuilt().orElse(null),
        refused.events(),
        refused.last().isEmpty() ? null : refused.last(),
        trouble.isEmpty() ? null : trouble);
  }

  @POST
  @Path("rebuild")
  @NeedsAdmin
  @Operation(
      summary = "Build this instance's index anew beside the one that answers, then switch",
      description =
          "Once more while it goes on makes no difference. GET /index says how far it is.")
  @APIResponse(responseCode = "202", description = "it goes on")
  public Response rebuild() {
    indexing.rebuild();
    return Response.accepted(status()).header("Location", "/index").build();
  }
}
