/**
 * {@code trip-booking}: a flight, a hotel and a car, or nothing.
 *
 * <p>Shows a saga: when the third booking fails, the first two are cancelled in reverse order.
 */
package io.durable.examples.trip;
