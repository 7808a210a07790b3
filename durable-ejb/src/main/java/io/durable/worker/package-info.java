/**
 * Claims executions and runs them.
 *
 * <p>A {@link io.durable.worker.Node} has three loops (claims, heartbeat, sweeps) and a {@code Run}
 * for each execution that it owns; a run has an {@code Attempt} for each piece of user code that is
 * open. Threads belong to the server: whoever has to wait, for a permit, a retry, the database,
 * waits in a queue or a timer.
 *
 * <p>May import {@code boundary}, {@code engine}'s events and changes, {@code model}, {@code store}
 * and the API.
 */
package io.durable.worker;
