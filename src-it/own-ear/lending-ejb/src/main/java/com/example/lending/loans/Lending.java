package com.example.lending.loans;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.ejb.EJB;
import java.time.LocalDate;

/** Lends a book until it is back. */
@Durable("lending")
public class Lending implements Workflow<Request, String> {

  @EJB Loans loans;

  @Override
  public Value<String> define(Flow flow, Value<Request> request) {
    var book = flow.step("lend", loans::lend, request);

    flow.event("returned", LocalDate.class).correlate(book);

    return flow.step("take-back", loans::takeBack, book);
  }
}
