package com.example.parcels;

import io.durable.StartOptions;
import io.durable.WorkflowClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The counter, where parcels are brought and fetched. */
@Path("parcels/{number}")
@RequestScoped
@Transactional
public class ParcelsResource {

  @Inject WorkflowClient client;

  @PathParam("number")
  String number;

  /** Takes a parcel in; the execution begins when this transaction commits. */
  @POST
  @Produces("text/plain")
  public String bring(@QueryParam("for") String addressee) {
    var options = StartOptions.none().businessKey(number);
    return client.start(ParcelDesk.class, new Parcel(number, addressee), options).id().toString();
  }

  /** Says how many executions have waited for it. */
  @POST
  @Path("fetched")
  @Produces("text/plain")
  public String fetch(@QueryParam("by") String by) {
    var told = client.sendEvent(number, "fetched", new Pickup(by), Optional.empty());
    return Integer.toString(told.size());
  }
}
