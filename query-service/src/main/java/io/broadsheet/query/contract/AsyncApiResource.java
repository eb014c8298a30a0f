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

/** The topics as a machine reads them. */
@Path("/asyncapi.yaml")
public class AsyncApiResource {

  @GET
  @Produces("application/yaml")
  @Operation(summary = "The topics and their messages, as AsyncAPI")
  public byte[] asyncApi() {
    try (InputStream file = ArticleEvent.class.getResourceAsStream("asyncapi.yaml")) {
      return Objects.requireNonNull(file, "asyncapi.yaml is part of article-events").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
