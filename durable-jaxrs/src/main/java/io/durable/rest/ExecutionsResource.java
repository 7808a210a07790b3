package io.durable.rest;

import io.durable.ExecutionQuery;
import io.durable.Status;
import io.durable.WorkflowClient;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at executions, sends them events, cancels them. */
@Path("executions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ExecutionsResource {
  @Inject WorkflowClient client;
  @Inject Callers callers;

  /** Newest first. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response list(
      @QueryParam("workflow") String workflow,
      @QueryParam("status") String status,
      @QueryParam("businessKey") String businessKey,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("after") String after) {
    var query =
        new ExecutionQuery(
            Parameters.text("workflow", workflow),
            Parameters.given(status).map(s -> Parameters.constant("status", Status.class, s)),
            Parameters.text("businessKey", businessKey),
            Parameters.number("limit", limit, 1, 500),
            Parameters.given(after));
    var page = Parameters.withCursor(after, () -> client.list(query));
    return Response.ok(ListForm.of(page, ExecutionForm::of)).build();
  }

  /** With input, result or error, journal and open waits. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response get(@PathParam("id") String id) {
    return Response.ok(ExecutionDetailForm.of(client.get(Parameters.uuid("id", id)))).build();
  }

  /** An event for this execution; an {@code Idempotency-Key} makes it count once. */
  @POST
  @Path("{id}/events/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response send(
      @PathParam("id") String id,
      @PathParam("name") String name,
      @HeaderParam("Idempotency-Key") String eventId,
      JsonNode payload) {
    client.sendEvent(
        Parameters.uuid("id", id),
        name,
        Json.orNull(payload),
        Parameters.text("Idempotency-Key", eventId));
    return Response.accepted().build();
  }

  /** Asks for a cancel: what was done is undone. */
  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response cancel(@PathParam("id") String id, Reason body) {
    var reason = Optional.ofNullable(body).flatMap(Reason::reason).orElse("");
    client.cancel(Parameters.uuid("id", id), reason, callers.current());
    return Response.accepted().build();
  }

  /** Why it is cancelled. */
  record Reason(Optional<String> reason) {}
}
