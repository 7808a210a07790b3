/**
 * {@code order-fulfilment}: reserves the stock, asks the risk desk when the order is large, charges
 * the card, packs a parcel.
 *
 * <p>Shows a transactional step with JPA ({@link io.durable.examples.order.Stock}), an external
 * step with retries and both kinds of undo ({@link io.durable.examples.order.Payments}), an
 * approval inside an arm, and a step that takes its time ({@link
 * io.durable.examples.order.Warehouse}).
 */
package io.durable.examples.order;
