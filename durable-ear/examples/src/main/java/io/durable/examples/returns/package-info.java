/**
 * {@code goods-return}: goods come back, somebody looks at them, the customer gets a credit.
 *
 * <p>Shows an event that finds its execution by the number of the order, a choice, an input, and a
 * branch that is exhaustive.
 */
package io.durable.examples.returns;
