package io.durable.rest;

import io.durable.StartOptions;
import io.durable.WorkflowClient;
import io.durable.function.Shape;
import io.durable.plan.Plan;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Shows plans, and starts executions. */
@Path("workflows")
@ApplicationScoped
@DenyAll
public class WorkflowsResource {
  // qs: who names no type gets JSON, on both servers.
  private static final String AS_JSON = MediaType.APPLICATION_JSON + ";qs=1.0";
  private static final String AS_OUTLINE = MediaType.TEXT_PLAIN + ";qs=0.5";
  private static final String AS_MERMAID = "text/vnd.mermaid;qs=0.5";

  @Inject WorkflowClient client;

  /** By name. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response list() {
    var items =
        client.workflows().stream().map(name -> WorkflowForm.Brief.of(client.plan(name))).toList();
    return Response.ok(new ListForm<>(items, Optional.empty())).build();
  }

  /** The plan in all its forms. */
  @GET
  @Path("{name}")
  @Produces(AS_JSON)
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public Response get(@PathParam("name") String name) {
    return Response.ok(WorkflowForm.of(client.plan(name))).build();
  }

  /** The plan to read. */
  @GET
  @Path("{name}")
  @Produces(AS_OUTLINE)
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public String outline(@PathParam("name") String name) {
    return client.plan(name).outline();
  }

  /** The plan to draw. */
  @GET
  @Path("{name}")
  @Produces(AS_MERMAID)
  @RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.APPROVER})
  public String mermaid(@PathParam("name") String name) {
    return client.plan(name).mermaid();
  }

  /** Starts an execution; a second call with the same {@code Idempotency-Key} gives the first. */
  @POST
  @Path("{name}/executions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Roles.OPERATOR)
  public Response start(
      @PathParam("name") String name,
      @BeanParam Options options,
      JsonNode input,
      @Context UriInfo uri) {
    requireInput(client.plan(name), input);
    var started = client.start(name, Json.orNull(input), options.read());
    var location =
        uri.getBaseUriBuilder().path(ExecutionsResource.class).path(started.id().toString());
    return Response.created(location.build())
        .header("Idempotent-Replayed", started.existing() ? true : null)
        .entity(ExecutionDetailForm.of(client.get(started.id())))
        .build();
  }

  /** Null is an input when it is said; leaving the body out is a slip, where one is asked for. */
  private static void requireInput(Plan plan, JsonNode input) {
    if (input == null
        && plan.input() != Shape.Scalar.NOTHING
        && !(plan.input() instanceof Shape.Maybe)) {
      throw new Refusal(
          Problem.of(
              ProblemType.BODY_DOES_NOT_FIT,
              "'%s' wants %s as the body".formatted(plan.workflow(), plan.input().text())));
    }
  }

  /** How an execution starts. */
  public static class Options {
    @HeaderParam("Idempotency-Key")
    String idempotencyKey;

    @QueryParam("businessKey")
    String businessKey;

    @QueryParam("queue")
    String queue;

    @QueryParam("priority")
    String priority;

    @QueryParam("startAt")
    String startAt;

    StartOptions read() {
      var options = StartOptions.none();
      options = set("Idempotency-Key", idempotencyKey, options, StartOptions::idempotencyKey);
      options = set("businessKey", businessKey, options, StartOptions::businessKey);
      options = set("queue", queue, options, StartOptions::queue);
      options =
          set(
              "priority",
              priority,
              options,
              (to, text) -> to.priority(Parameters.number("priority", text, 0, 9)));
      return set(
          "startAt", startAt, options, (to, text) -> to.at(Parameters.instant("startAt", text)));
    }

    private static StartOptions set(String name, String text, StartOptions options, Setter setter) {
      try {
        return Parameters.given(text).map(given -> setter.set(options, given)).orElse(options);
      } catch (IllegalArgumentException refused) {
        throw Refusal.parameter(name, refused.getMessage(), refused);
      }
    }

    private interface Setter {
      StartOptions set(StartOptions options, String text);
    }
  }
}
