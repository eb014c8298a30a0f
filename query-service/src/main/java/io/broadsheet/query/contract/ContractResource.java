package io.broadsheet.query.contract;

import io.broadsheet.events.ArticleEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The topics and their messages as a machine reads them. */
@Path("/")
public class ContractResource {

  @GET
  @Path("asyncapi.yaml")
  @Produces("application/yaml")
  @Operation(summary = "The topics and their messages, as AsyncAPI")
  public byte[] asyncApi() {
    return file("asyncapi.yaml");
  }

  /** Where the AsyncAPI document refers to it. */
  @GET
  @Path("article-event.v1.json")
  @Produces("application/schema+json")
  @Operation(summary = "The data of an event, as JSON Schema")
  public byte[] schema() {
    return file("article-event.v1.json");
  }

  private static byte[] file(String name) {
    try (InputStream file = ArticleEvent.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name + " is part of article-events").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
