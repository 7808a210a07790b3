/**
 * The test kit: workflows in plain JUnit tests, without a server and without a database.
 *
 * <p>A {@link io.durable.rehearsal.Rehearsal} is the real engine with the real worker on the store
 * in memory. It knows nothing of the nodes of a plan: what a workflow does here, it does in a
 * server. Time is virtual and moves only when the test says so.
 *
 * <pre>
 * start, answer, event, cancel ──► all that can run now runs ──► it waits, or has ended
 *                                        ▲                             │
 *                                        └──── pass(time), crash() ◄───┘
 * </pre>
 *
 * <p>May import all other rooms except {@code deploy}; nothing imports it. It is the one place with
 * threads of its own, for a test has no server to give them.
 */
package io.durable.rehearsal;
