package io.broadsheet.fences.http;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Says of each operation in the OpenAPI document how an error is answered. */
public final class DescribedProblems implements OASFilter {

  private static final String NAME = "Problem";

  @Override
  public Operation filterOperation(Operation operation) {
    operation
        .getResponses()
        .setDefaultValue(
            OASFactory.createAPIResponse()
                .description("What went wrong, and what to do about it (RFC 9457)")
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref(NAME)))));
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    if (document.getComponents() == null) {
      document.setComponents(OASFactory.createObject(Components.class));
    }
    document
        .getComponents()
        .addSchema(
            NAME,
            of(SchemaType.OBJECT)
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", of(SchemaType.STRING))
                .addProperty("title", of(SchemaType.STRING))
                .addProperty("status", of(SchemaType.INTEGER))
                .addProperty("detail", of(SchemaType.STRING)));
  }

  private static Schema of(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }
}
