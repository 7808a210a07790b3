/**
 * The words of the product: what a workflow author and a client of the engine write.
 *
 * <p>A {@link io.durable.Workflow} says in the language of {@link io.durable.Flow} what an
 * execution does: steps, branches and waits, whose results are {@link io.durable.Value} handles.
 * Everything that is recorded is a plan ({@code io.durable.plan}).
 *
 * <p>Contract: {@link io.durable.Retry}, {@link io.durable.Decision}, {@link io.durable.Done},
 * {@link io.durable.WaitKind} and {@link io.durable.StepContext} are also read by the engine and
 * the worker. May import {@code io.durable.function} and {@code io.durable.plan}; nothing of JPA or
 * EJB.
 */
package io.durable;
