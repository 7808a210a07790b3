package com.example.lending.loans;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The card index. What a method writes commits together with the step that calls it. */
@Stateless
public class Loans {
  @PersistenceContext(unitName = "lending")
  EntityManager entities;

  /** Notes who has it. */
  public String lend(Request request) {
    entities.persist(new Loan(request));
    return request.book();
  }

  /** Notes that it is back, and gives its reader. */
  public String takeBack(String book) {
    return entities.find(Loan.class, book).giveBack();
  }
}
