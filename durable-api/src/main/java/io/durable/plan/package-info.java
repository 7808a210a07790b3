/**
 * The plan of a workflow: a static syntax tree, known before anything runs, recorded from {@code
 * define}, validated, printed and hashed.
 *
 * <pre>
 * Workflow.define ──► Recorder ──► drafts ──► validation ──► Definition = Plan (pure data)  + Code (functions and types)
 *                                                │             │ outline, JSON, Mermaid, hash
 *                                                └► InvalidPlan, with every problem at once
 * </pre>
 *
 * <p>A {@link io.durable.plan.Plan} is a {@link io.durable.plan.Block} of {@link
 * io.durable.plan.Node}s that run one after the other; {@link io.durable.plan.Expression}s say how
 * values come about. A node's {@link io.durable.plan.Path} is its durable address. A new construct
 * is a new leaf of {@code Node}, and the compiler says who must know it.
 *
 * <p>Contract: the records of this package are read by the engine, the worker, {@code deploy}, REST
 * and the tests. May import {@code io.durable}, {@code io.durable.function} and Jackson's tree; no
 * clock, no threads, no IO.
 */
package io.durable.plan;
