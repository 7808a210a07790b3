/**
 * Remembers: everything that the database is asked, behind {@link io.durable.store.Store}. Rows
 * never leave this package; what leaves are the records of {@code model} and the words of {@code
 * io.durable}. May import {@code model}, {@code io.durable}, JDBC and JPA; begins no transaction.
 *
 * <pre>
 *  plan (hash)        execution (id) ── input    what it started with
 *  node (id)            small and hot ── result   how it ended
 *    heartbeat          updated by claim,
 *                       park and end     journal (execution, path, attempt)   append-only
 *                       only             wait    (execution, id)              questions
 *                                        inbox   (execution, id)              signals, no FK
 *                                        withdrawn (execution, wait)          nearly always empty
 * </pre>
 *
 * <p>Lock order: execution, then journal, then wait, then inbox; executions among themselves in the
 * order of their ids. All locks are {@code for no key update} or weaker. Callers' transactions lock
 * one wait at most, and no execution: the owner and the sweeps skip a wait that is locked.
 *
 * <p>An update whose conditions hold only after another transaction has committed does not wait for
 * it, because its snapshot does not qualify. Where a row must be looked at as it will be (a wake-up
 * during a park), the row is locked by its key first and looked at then.
 */
package io.durable.store;
