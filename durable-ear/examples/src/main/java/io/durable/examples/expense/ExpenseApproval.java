package io.durable.examples.expense;

import static io.durable.Decision.Outcome.APPROVED;

import io.durable.Approval;
import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An expense is paid when the manager and finance agree; each of them has some days for it. */
@Durable("expense-approval")
public class ExpenseApproval implements Workflow<Expense, Settlement> {
  private final Payroll payroll;
  private final Duration deadline;

  /**
   * Called by CDI.
   *
   * @param deadline for each of the two decisions
   */
  @Inject
  public ExpenseApproval(
      Payroll payroll,
      @ConfigProperty(name = "examples.expenses.deadline", defaultValue = "P3D")
          Duration deadline) {
    this.payroll = payroll;
    this.deadline = deadline;
  }

  @Override
  public Value<Settlement> define(Flow flow, Value<Expense> expense) {
    var manager = ask("manager", flow, expense);
    return flow.on("manager-verdict", manager.map(Decision::outcome))
        .is(APPROVED, () -> askFinance(flow, expense))
        .otherwise(() -> flow.step("reject", payroll::reject, expense, manager));
  }

  private Value<Settlement> askFinance(Flow flow, Value<Expense> expense) {
    var finance = ask("finance", flow, expense);
    return flow.on("finance-verdict", finance.map(Decision::outcome))
        .is(APPROVED, () -> flow.step("pay", payroll::pay, expense, finance))
        .otherwise(() -> flow.step("reject", payroll::reject, expense, finance));
  }

  private Approval ask(String role, Flow flow, Value<Expense> expense) {
    return flow.approval(role)
        .prompt(
            "Pay {} to {} for {}?",
            expense.map(Expense::amount),
            expense.map(Expense::employee),
            expense.map(Expense::purpose))
        .show(expense)
        .role(role)
        .within(deadline)
        .orElse(Decision.expired());
  }
}
