package io.durable.examples.expense;

import java.math.BigDecimal;
import java.util.Objects;

/** What an employee wants back. */
public record Expense(String id, String employee, String purpose, BigDecimal amount) {
  public Expense {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(employee, "employee");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(amount, "amount");
  }
}
