package io.durable.examples.expense;

import io.durable.Decision;
import io.durable.StepContext;
import io.durable.examples.evidence.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Keeps what is to be paid with the next salary. */
@ApplicationScoped
public class Payroll {
  @PersistenceContext(unitName = "examples")
  EntityManager entities;

  @Inject Witness witness;

  /** Adds an expense to the next salary. */
  public Settlement pay(Expense expense, Decision decision) {
    entities.persist(
        new Payout(StepContext.current().execution(), expense.employee(), expense.amount()));
    witness.saw("paid " + expense.amount() + " to " + expense.employee());
    return new Settlement(expense.id(), Settlement.Outcome.PAID, decision.by(), decision.comment());
  }

  /** Tells the employee that there is no money. */
  public Settlement reject(Expense expense, Decision decision) {
    var reason =
        decision.outcome() == Decision.Outcome.EXPIRED
            ? "nobody decided in time"
            : decision.comment();
    witness.saw("rejected: " + reason);
    return new Settlement(expense.id(), Settlement.Outcome.REJECTED, decision.by(), reason);
  }
}
