/**
 * {@code expense-approval}: the manager decides, then finance; silence is a rejection.
 *
 * <p>Shows approvals with a deadline and a value for its passing, and branches on a decision.
 */
package io.durable.examples.expense;
