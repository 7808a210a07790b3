/**
 * Remembers: everything that the database is asked, behind {@link io.durable.store.Store}. Rows
 * never leave this package; what leaves are the records of {@code model} and the words of {@code
 * io.durable}.
 *
 * <p>Lock order: execution, then journal, then wait.
 */
package io.durable.store;
