package io.durable.rest;

import io.durable.WaitKind;
import io.durable.WaitQuery;
import io.durable.WorkflowClient;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Shows open questions and takes their answers. */
@Path("waits")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class WaitsResource {
  @Inject WorkflowClient client;
  @Inject Callers callers;

  /** Open ones, oldest first. */
  @GET
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response list(
      @QueryParam("kind") String kind,
      @QueryParam("role") String role,
      @QueryParam("execution") String execution,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("after") String after) {
    var query =
        new WaitQuery(
            Parameters.given(kind).map(k -> Parameters.constant("kind", WaitKind.class, k)),
            Parameters.text("role", role),
            Parameters.given(execution).map(id -> Parameters.uuid("execution", id)),
            Parameters.number("limit", limit, 1, 500),
            Parameters.given(after));
    var page = Parameters.withCursor(after, () -> client.waits(query));
    return Response.ok(ListForm.of(page, WaitForm::of)).build();
  }

  /** One, open or not. */
  @GET
  @Path("{id}")
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response get(@PathParam("id") String id) {
    return answered(Parameters.uuid("id", id));
  }

  /** Yes. */
  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.APPROVER)
  public Response approve(@PathParam("id") String id, Comment body) {
    var wait = Parameters.uuid("id", id);
    client.approve(wait, callers.current(), Comment.of(body));
    return answered(wait);
  }

  /** No. */
  @POST
  @Path("{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.APPROVER)
  public Response reject(@PathParam("id") String id, Comment body) {
    var wait = Parameters.uuid("id", id);
    client.reject(wait, callers.current(), Comment.of(body));
    return answered(wait);
  }

  /** The value that an input or a choice asks for. */
  @POST
  @Path("{id}/answer")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.APPROVER})
  public Response answer(@PathParam("id") String id, JsonNode value) {
    var wait = Parameters.uuid("id", id);
    requireNoApproval(wait);
    client.answer(wait, Json.orNull(value), callers.current());
    return answered(wait);
  }

  /** A decision is made with the role of an approver only. */
  private void requireNoApproval(UUID wait) {
    if (client.getWait(wait).kind() == WaitKind.APPROVAL) {
      throw new Refusal(
          Problem.of(
              ProblemType.BODY_DOES_NOT_FIT,
              "This asks for a decision: call /waits/%s/approve or /reject".formatted(wait)));
    }
  }

  private Response answered(UUID wait) {
    return Response.ok(WaitForm.of(client.getWait(wait))).build();
  }

  /** What is said with a decision. */
  record Comment(Optional<String> comment) {
    static String of(Comment body) {
      return Optional.ofNullable(body).flatMap(Comment::comment).orElse("");
    }
  }
}
