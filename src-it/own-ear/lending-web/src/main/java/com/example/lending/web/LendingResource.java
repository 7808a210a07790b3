package com.example.lending.web;

import com.example.lending.loans.Lending;
import com.example.lending.loans.Request;
import com.example.lending.notices.Notice;
import io.durable.StartOptions;
import io.durable.WorkflowClient;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Optional;

/** The counter of the library. */
@Path("readers/{reader}")
@RequestScoped
@Transactional
@Produces("text/plain")
public class LendingResource {

  @Inject WorkflowClient client;

  @PathParam("reader")
  String reader;

  /** Lends a book. */
  @POST
  @Path("loans/{book}")
  public String lend(@PathParam("book") String book) {
    var options = StartOptions.none().businessKey(book);
    return client.start(Lending.class, new Request(book, reader), options).id().toString();
  }

  /** Takes a book back, and says how many executions have waited for it. */
  @POST
  @Path("loans/{book}/returned")
  public String takeBack(@PathParam("book") String book) {
    var told = client.sendEvent(book, "returned", LocalDate.now(), Optional.empty());
    return Integer.toString(told.size());
  }

  /** Tells the reader that a book is due. */
  @POST
  @Path("notices")
  public String remind() {
    return client.start(Notice.class, reader).id().toString();
  }

  /** Welcomes the reader. */
  @POST
  @Path("visits")
  public String visit() {
    return client.start(Visit.class, reader).id().toString();
  }
}
