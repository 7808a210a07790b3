package io.durable.examples.expense;

/**
 * What became of an expense.
 *
 * @param by who decided it; empty when the time for it passed
 * @param reason what was said with it
 */
public record Settlement(String expense, Outcome outcome, String by, String reason) {

  /** How it ended. */
  public enum Outcome {
    PAID,
    REJECTED
  }
}
