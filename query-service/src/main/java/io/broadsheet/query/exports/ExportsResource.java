package io.broadsheet.query.exports;

import io.broadsheet.query.exports.Exports.Format;
import io.broadsheet.query.store.Lists.Facts;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The lists as files. */
@Path("/")
@Blocking
public class ExportsResource {

  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv;charset=UTF-8;header=present";

  private final Exports exports;

  ExportsResource(Exports exports) {
    this.exports = exports;
  }

  /** What can be asked of an export. */
  public record Asked(
      @Parameter(description = "docs/query.md", example = "alibaba lang:en") @QueryParam("q")
          @Nullable String q,
      @Parameter(
              description = "members instead of the usual ones, separated by commas; * is all",
              example = "id")
          @QueryParam("fields")
          @Nullable String fields,
      @Parameter(description = "wait until what this cursor has seen can be read")
          @QueryParam("atLeast")
          @Nullable String atLeast) {}

  @GET
  @APIResponseSchema(String.class)
  @Path("articles.ndjson")
  @Produces(NDJSON)
  @Operation(summary = "All articles, or all that a query finds, an object a line")
  public Multi<byte[]> articles(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(null, Format.NDJSON, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("articles.csv")
  @Produces(CSV)
  @Operation(summary = "All articles, or all that a query finds, as a table")
  public Multi<byte[]> articlesCsv(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(null, Format.CSV, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("quotes.ndjson")
  @Produces(NDJSON)
  @Operation(summary = "All quotes, or all that a query finds, an object a line")
  public Multi<byte[]> quotes(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.QUOTES, Format.NDJSON, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("quotes.csv")
  @Produces(CSV)
  @Operation(summary = "All quotes, or all that a query finds, as a table")
  public Multi<byte[]> quotesCsv(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.QUOTES, Format.CSV, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("figures.ndjson")
  @Produces(NDJSON)
  @Operation(summary = "All figures, or all that a query finds, an object a line")
  public Multi<byte[]> figures(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.FIGURES, Format.NDJSON, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("figures.csv")
  @Produces(CSV)
  @Operation(summary = "All figures, or all that a query finds, as a table")
  public Multi<byte[]> figuresCsv(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.FIGURES, Format.CSV, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("claims.ndjson")
  @Produces(NDJSON)
  @Operation(summary = "All claims, or all that a query finds, an object a line")
  public Multi<byte[]> claims(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.CLAIMS, Format.NDJSON, asked, response);
  }

  @GET
  @APIResponseSchema(String.class)
  @Path("claims.csv")
  @Produces(CSV)
  @Operation(summary = "All claims, or all that a query finds, as a table")
  public Multi<byte[]> claimsCsv(@BeanParam Asked asked, @Context HttpServerResponse response) {
    return exports.export(Facts.CLAIMS, Format.CSV, asked, response);
  }
}
