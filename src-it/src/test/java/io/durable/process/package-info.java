/**
 * The engine in forked plain JVMs, which are killed for real.
 *
 * <pre>
 *   test JVM                                       forked JVM ({@link io.durable.process.NodeMain})
 *   Siege ── orders, signals (stdin) ──►  WatchedDriver: every statement and commit of the engine
 *      ◄── "stopped here" (stdout) ──      and of user code is a point; at the one that was ordered
 *      ── SIGKILL ──►                      the thread stands still
 *   then a fresh JVM; at the end the journal is compared with that of a run without kills, and with
 *   the witness: an append-only file that knows no unique keys
 * </pre>
 *
 * <p>The state of a database does not change between "after this statement" and "before the next",
 * so a point after each statement and each commit, and after each effect of user code, is a point
 * between every two statements.
 */
package io.durable.process;
