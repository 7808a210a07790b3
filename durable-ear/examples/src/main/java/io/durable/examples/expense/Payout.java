package io.durable.examples.expense;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** Money that goes to an employee with the next salary. */
@Entity
@Table(schema = "examples", name = "payout")
public class Payout {
  @Id UUID execution;
  String employee;
  BigDecimal amount;

  /** For JPA. */
  protected Payout() {}

  Payout(UUID execution, String employee, BigDecimal amount) {
    this.execution = execution;
    this.employee = employee;
    this.amount = amount;
  }
}
