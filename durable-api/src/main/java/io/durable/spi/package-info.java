/**
 * What a worker, or a test in its place, provides to the language: no workflow needs anything from
 * here.
 *
 * <p>Contract: used by the worker, which binds a {@link io.durable.StepContext} around each call of
 * user code. May import {@code io.durable} only.
 */
package io.durable.spi;
