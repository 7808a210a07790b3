/**
 * Example workflows to copy from, with tables of their own in the schema {@code examples} of the
 * same database.
 *
 * <pre>
 * order     order-fulfilment: stock, risk desk, payment, parcel; undone when the card is declined
 * expense   expense-approval: two levels of approval with a deadline
 * trip      trip-booking: a saga of three bookings
 * returns   goods-return: an event, a choice and an input
 * letter    plain-letter: five plain steps, by which the engine's own cost is counted
 * bank      not an example: the small HTTP stub that the payments go to
 * evidence  not an example: the witness of all that the examples did, and the tables
 * </pre>
 *
 * <p>The workflows use {@code io.durable} and Jakarta EE only.
 */
package io.durable.examples;
