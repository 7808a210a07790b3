package io.durable.rest;

import io.durable.WorkflowClient;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Sends events by business key. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class EventsResource {
  @Inject WorkflowClient client;

  /** An event for all that wait for it under the key; says which they are. */
  @POST
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response send(
      @PathParam("name") String name,
      @QueryParam("key") String key,
      @HeaderParam("Idempotency-Key") String eventId,
      JsonNode payload) {
    var businessKey =
        Parameters.text("key", key)
            .orElseThrow(() -> Refusal.parameter("key", "Give the business key: ?key=", null));
    var executions =
        client.sendEvent(
            businessKey, name, Json.orNull(payload), Parameters.text("Idempotency-Key", eventId));
    return Response.accepted(new Receivers(executions)).build();
  }

  /** The executions that got an event; may be none. */
  record Receivers(Set<UUID> executions) {}
}
