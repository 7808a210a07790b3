/**
 * Decides: a state and an event give changes. No JPA, no clock, no threads, no IO; imports {@code
 * io.durable}, {@code plan}, {@code function} and {@code model} only.
 *
 * <p>{@link io.durable.engine.Course} is the state of one execution, a cache of its journal:
 *
 * <pre>
 *  journal, waits, inbox ──► Course.of ──► Resumed ──► frontier: attempts to run, waits to open
 *                                                        │
 *            ┌───────────────────────────────────────────┘
 *            ▼                                        result
 *         FORWARD ── outcome, answer, time ──► FORWARD ─────────────────────► COMPLETED
 *            │
 *            │ final failure, cancel (nothing to undo: FAILED, CANCELLED at once)
 *            ▼
 *          BACK ──── undo after undo, the last completed first ──► COMPENSATED, CANCELLED,
 *         (COMPENSATING)                                             COMPENSATION_FAILED
 * </pre>
 *
 * <p>The status of an execution moves along these lines only; a test compares them with {@link
 * io.durable.Status#next()}:
 *
 * <pre>
 *  PENDING             ──► RUNNING SUSPENDED
 *  RUNNING             ──► PENDING WAITING COMPENSATING SUSPENDED QUARANTINED COMPLETED FAILED COMPENSATED COMPENSATION_FAILED CANCELLED
 *  WAITING             ──► RUNNING SUSPENDED
 *  COMPENSATING        ──► SUSPENDED QUARANTINED FAILED COMPENSATED COMPENSATION_FAILED CANCELLED
 *  SUSPENDED           ──► PENDING RUNNING WAITING COMPENSATING
 *  QUARANTINED         ──► PENDING RUNNING WAITING COMPENSATING
 *  COMPLETED           is final
 *  FAILED              is final
 *  COMPENSATED         is final
 *  COMPENSATION_FAILED is final
 *  CANCELLED           is final
 * </pre>
 *
 * <p>What is open is a tree of frames, a class for each kind of node (see {@code Frame}); an event
 * goes to the leaf that it is about and from there outwards as far as something ended. What a
 * decision writes is one checkpoint; whoever cannot commit it throws the course away.
 *
 * <p>A cancel that has arrived comes before everything: the worker gives the signals that have
 * arrived to the course before the outcome of an attempt, and an attempt that the cancel cut off
 * has no outcome any more. A cancel that commits later is found by the store when it finishes.
 *
 * <p>{@link io.durable.engine.Event} and {@link io.durable.engine.Change} are the contract with the
 * worker.
 */
package io.durable.engine;
