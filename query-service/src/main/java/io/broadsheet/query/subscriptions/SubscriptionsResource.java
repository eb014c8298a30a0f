package io.broadsheet.query.subscriptions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.events.Characters;
import io.broadsheet.events.Cursor;
import io.broadsheet.events.EventJson;
import io.broadsheet.fences.http.NeedsAdmin;
import io.broadsheet.fences.http.Problem;
import io.broadsheet.fences.outbound.NoAnswer;
import io.broadsheet.fences.outbound.Outbound;
import io.broadsheet.fences.outbound.Refused;
import io.broadsheet.query.index.StandingQuery;
import io.broadsheet.query.language.QueryParameter;
import io.broadsheet.query.lists.CursorParameter;
import io.broadsheet.query.lists.Limit;
import io.broadsheet.query.store.Delivery;
import io.broadsheet.query.store.EventLog;
import io.broadsheet.query.store.Subscription;
import io.broadsheet.query.store.Subscriptions;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Webhooks. */
@Path("/subscriptions")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SubscriptionsResource {

  private static final int LONGEST_URL = 2_000;

  private final Subscriptions subscriptions;
  private final EventLog log;
  private final Outbound outbound;
  private final Rounds rounds;
  private final WebhooksConfig config;

  SubscriptionsResource(
      Subscriptions subscriptions,
      EventLog log,
      Outbound outbound,
      Rounds rounds,
      WebhooksConfig config) {
    this.subscriptions = subscriptions;
    this.log = log;
    this.outbound = outbound;
    this.rounds = rounds;
    this.config = config;
  }

  /** All of them. */
  @Schema(name = "Subscriptions")
  public record All(List<Shown> subscriptions) {}

  /** What became of some events. */
  @Schema(name = "Deliveries")
  public record Sent(List<Delivery> deliveries) {}

  /**
   * What a target made of a test.
   *
   * @param reason why it was not accepted
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Tested(boolean accepted, @Nullable Integer status, @Nullable String reason) {}

  @POST
  @NeedsAdmin
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Have events posted to an address",
      description =
          "A JSON object: url, and optionally q (docs/query.md) and cursor, without which it begins now. The answer"
              + " alone has the secret that signs.")
  @APIResponse(responseCode = "201", description = "it begins")
  public Response create(byte[] json) {
    Body body = Body.of(json, "url", "q", "cursor");
    String url = url(body.needed("url"));
    String q = q(body.text("q"));
    String given = body.text("cursor");
    Cursor cursor = given == null ? log.position() : cursor(given);
    UUID id = UUID.randomUUID();
    if (!subscriptions.create(id, url, q, Signature.newSecret(), cursor)) {
      throw Problem.unprocessable(
          "there are %d subscriptions, which is the most there can be; delete one"
              .formatted(Subscriptions.MOST));
    }
    return Response.created(URI.create("/subscriptions/" + id))
        .entity(Shown.of(known(id), true))
        .build();
  }

  @GET
  @NeedsAdmin
  @Operation(summary = "All subscriptions, the first created first")
  public All all() {
    return new All(subscriptions.all().stream().map(it -> Shown.of(it, false)).toList());
  }

  @GET
  @Path("{id}")
  @NeedsAdmin
  @Operation(summary = "A subscription: how far it is, and what is wrong with it")
  public Shown one(@PathParam("id") String id) {
    return Shown.of(known(uuid(id)), false);
  }

  @PATCH
  @Path("{id}")
  @NeedsAdmin
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Change a subscription",
      description =
          "A JSON object of url, q (null: all events) and enabled; what is left out stays. Enabled again, it goes on"
              + " where it was, and tries at once what is pending.")
  public Shown change(@PathParam("id") String id, byte[] json) {
    Body body = Body.of(json, "url", "q", "enabled");
    String url = body.text("url");
    Subscriptions.Change change =
        new Subscriptions.Change(
            url == null ? null : url(url),
            q(body.text("q")),
            body.isNull("q"),
            body.flag("enabled"));
    found(uuid(id), subscriptions.change(uuid(id), change));
    return one(id);
  }

  @DELETE
  @Path("{id}")
  @NeedsAdmin
  @Operation(summary = "End a subscription, and forget its deliveries")
  @APIResponse(responseCode = "204", description = "it is gone")
  public void delete(@PathParam("id") String id) {
    found(uuid(id), subscriptions.delete(uuid(id)));
  }

  @POST
  @Path("{id}/test")
  @NeedsAdmin
  @Operation(summary = "Post a signed test event now, and say what came of it")
  public Tested test(@PathParam("id") String id) {
    Subscription subscription = known(uuid(id));
    Map<String, String> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", "test/" + UUID.randomUUID());
    event.put("type", "io.broadsheet.webhook.test.v1");
    event.put("source", "/subscriptions/" + id);
    event.put("time", Instant.now().toString());
    Reaction reaction =
        rounds
            .post(subscription, event.get("id"), EventJson.mapper().valueToTree(event).toString())
            .toCompletableFuture()
            .join();
    return new Tested(reaction.accepted(), reaction.status(), reaction.reason());
  }

  @POST
  @Path("{id}/rotate")
  @NeedsAdmin
  @Operation(
      summary = "Sign by a new secret, which the answer has",
      description =
          "Until oldSecretUntil is signed by the old one too, and by up to two before it.")
  public Shown rotate(@PathParam("id") String id) {
    Instant until = Instant.now().plus(config.oldSecret());
    found(uuid(id), subscriptions.rotate(uuid(id), Signature.newSecret(), until));
    return Shown.of(known(uuid(id)), true);
  }

  @POST
  @Path("{id}/replay")
  @NeedsAdmin
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Go on from another cursor",
      description = "A JSON object: cursor. What comes again has the same webhook-id.")
  public Shown replay(@PathParam("id") String id, byte[] json) {
    Cursor cursor = cursor(Body.of(json, "cursor").needed("cursor"));
    found(uuid(id), subscriptions.replay(uuid(id), cursor));
    return one(id);
  }

  @GET
  @Path("{id}/deliveries")
  @NeedsAdmin
  @Operation(summary = "What became of the events that were sent last; never the events")
  public Sent deliveries(
      @PathParam("id") String id,
      @Parameter(description = "pending, delivered, failed or withdrawn") @QueryParam("state")
          @Nullable String state,
      @QueryParam("limit") @Nullable String limit) {
    known(uuid(id));
    return new Sent(subscriptions.deliveries(uuid(id), state(state), Limit.of(limit)));
  }

  private static Delivery.@Nullable State state(@Nullable String given) {
    if (given == null) {
      return null;
    }
    List<String> known = Stream.of(Delivery.State.values()).map(Delivery.State::wire).toList();
    if (!known.contains(given)) {
      throw Problem.parameter("state", "state is one of " + String.join(", ", known))
          .with("known", known)
          .suggesting(given, known);
    }
    return Delivery.State.values()[known.indexOf(given)];
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound("there is no such subscription");
    }
  }

  private Subscription known(UUID id) {
    return subscriptions
        .of(id)
        .orElseThrow(() -> Problem.notFound("there is no such subscription"));
  }

  private static void found(UUID id, boolean was) {
    if (!was) {
      throw Problem.notFound("there is no subscription " + id);
    }
  }

  private String url(String url) {
    if (url.length() > LONGEST_URL) {
      throw Problem.unprocessable("url has at most " + LONGEST_URL + " characters");
    }
    try {
      outbound.check(url);
      return url;
    } catch (Refused e) {
      throw Problem.unprocessable(
          "url is not called: %s. Whoever runs this service may allow names and networks:"
                  .formatted(e.getMessage())
              + " broadsheet.outbound.allow");
    } catch (NoAnswer e) {
      throw Problem.unprocessable("url is not called: " + e.getMessage());
    }
  }

  private static @Nullable String q(@Nullable String q) {
    if (q == null) {
      return null;
    }
    String clean = Characters.clean(q);
    new StandingQuery(QueryParameter.of(clean));
    return clean;
  }

  private Cursor cursor(String given) {
    Cursor cursor = CursorParameter.of("cursor", given);
    log.refusal(cursor)
        .ifPresent(
            reason -> {
              throw Problem.unprocessable(reason);
            });
    return cursor;
  }
}
