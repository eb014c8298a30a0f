package io.broadsheet.query.quality;

import io.broadsheet.events.QualityCard;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The quality card. */
@Path("/quality")
@Produces(MediaType.APPLICATION_JSON)
public class QualityResource {

  private final QualityCard card = QualityCard.published();

  @GET
  @Operation(summary = "How well articles are read: scores on public sets, beside peers and goals")
  public QualityCard quality() {
    return card;
  }
}
