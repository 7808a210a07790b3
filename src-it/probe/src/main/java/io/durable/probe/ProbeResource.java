package io.durable.probe;

import io.durable.Done;
import io.durable.WorkflowClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;

/** What the tests ask over HTTP. */
@Path("/")
@RequestScoped
@Produces("text/plain")
public class ProbeResource {
  @Inject WorkflowClient client;
  @Inject EnterpriseCaller enterprise;
  @Inject TransactionalCaller transactional;
  @Inject UserCaller user;
  @Inject Tally tally;

  /** Makes a call of the client as that kind of caller, and ends its transaction as told. */
  @POST
  @Path("calls/{call}/{caller}")
  public String call(
      @PathParam("call") Call call,
      @PathParam("caller") String caller,
      @QueryParam("key") String key,
      @QueryParam("target") UUID target,
      @QueryParam("seconds") int seconds,
      @QueryParam("rollback") boolean rollback)
      throws Exception {
    var order = new Order(call, key, Optional.ofNullable(target), seconds, rollback);
    switch (caller) {
      case "enterprise" -> enterprise.make(order);
      case "transactional" -> make(order);
      case "user" -> user.make(order);
      default -> throw new IllegalArgumentException(caller);
    }
    return rollback ? "rolled back" : "committed";
  }

  private void make(Order order) throws InterruptedException {
    try {
      transactional.make(order);
    } catch (TransactionalCaller.OnPurpose expected) {
      // It rolled back, as it was told.
    }
  }

  /** Starts a step that writes. */
  @POST
  @Path("writing")
  public String write(@QueryParam("text") String text) {
    return client.start(WritingSteps.class, text).id().toString();
  }

  /** Starts the method references. */
  @POST
  @Path("references")
  public String references(@QueryParam("name") String name) {
    return client.start(References.class, name).id().toString();
  }

  /** Starts the steps that tell where they run. */
  @POST
  @Path("threads")
  public String threads() {
    return client.start(Threads.class, Done.DONE).id().toString();
  }

  /** What the interceptor saw. */
  @GET
  @Path("tally")
  public String tally() {
    return String.join(" ", tally.seen());
  }
}
