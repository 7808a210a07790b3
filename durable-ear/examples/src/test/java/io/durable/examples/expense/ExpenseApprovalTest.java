package io.durable.examples.expense;

import static io.durable.examples.expense.Settlement.Outcome.PAID;
import static io.durable.examples.expense.Settlement.Outcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.Caller;
import io.durable.Decision;
import io.durable.NotAllowed;
import io.durable.rehearsal.Rehearsal;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpenseApprovalTest {
  private static final Caller MONA = Caller.of("mona", "manager"::equals);
  private static final Caller FINN = Caller.of("finn", "finance"::equals);
  private static final String FINANCE = "manager-verdict[APPROVED]/finance";
  private static final Expense TRAIN =
      new Expense("E-1", "linus", "train", new BigDecimal("49.90"));

  private final Rehearsal rehearsal =
      Rehearsal.of(new ExpenseApproval(new Payroll(), Duration.ofDays(3)))
          .fake(
              "manager-verdict[APPROVED]/finance-verdict[APPROVED]/pay",
              (Expense expense, Decision by) -> settled(expense, PAID, by))
          .fake(
              "manager-verdict[APPROVED]/finance-verdict[otherwise]/reject",
              (Expense expense, Decision by) -> settled(expense, REJECTED, by))
          .fake(
              "manager-verdict[otherwise]/reject",
              (Expense expense, Decision by) -> settled(expense, REJECTED, by));

  private static Settlement settled(Expense expense, Settlement.Outcome outcome, Decision by) {
    return new Settlement(expense.id(), outcome, by.by(), by.comment());
  }

  @Test
  void itIsPaidWhenBothAgree() {
    var expense = rehearsal.start(ExpenseApproval.class, TRAIN);

    expense.approve("manager", MONA, "yes").approve(FINANCE, FINN, "paid on Friday");

    assertThat(expense.result()).isEqualTo(new Settlement("E-1", PAID, "finn", "paid on Friday"));
  }

  @Test
  void nobodyDecidesForAnother() {
    var expense = rehearsal.start(ExpenseApproval.class, TRAIN);

    assertThatThrownBy(() -> expense.approve("manager", FINN, "yes"))
        .isInstanceOf(NotAllowed.class);
    assertThat(expense.waits()).containsExactly("manager");
  }

  @Test
  void itIsRejectedWhenFinanceLetsThreeDaysPass() {
    var expense = rehearsal.start(ExpenseApproval.class, TRAIN).approve("manager", MONA, "yes");

    expense.pass(Duration.ofDays(3).minusSeconds(1));
    assertThat(expense.waits()).containsExactly(FINANCE);

    expense.pass(Duration.ofSeconds(1));
    assertThat(expense.result().outcome()).isEqualTo(REJECTED);
  }

  @AfterEach
  void close() {
    rehearsal.close();
  }
}
