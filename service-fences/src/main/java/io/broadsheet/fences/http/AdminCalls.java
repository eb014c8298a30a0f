package io.broadsheet.fences.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Refuses what is marked so: by the method that answers, however its path was written. */
final class AdminCalls {

  private final Access access;

  AdminCalls(Access access) {
    this.access = access;
  }

  @ServerRequestFilter
  void refuse(ResourceInfo resource, HttpServerRequest request) {
    if (resource.getResourceMethod().isAnnotationPresent(NeedsAdmin.class)) {
      @Nullable Problem refusal = access.refusal(request, "admin");
      if (refusal != null) {
        throw refusal;
      }
    }
  }
}
