/**
 * Functions that can be read, and the types of the data that passes through them.
 *
 * <p>Four questions are answered here, each while a plan is recorded and none while it runs: which
 * method stands behind a function ({@link io.durable.function.MethodReference}), what type its
 * result has ({@link io.durable.function.ResolvedType}), whether that type can be stored, and what
 * its JSON looks like ({@link io.durable.function.Shapes}). {@link io.durable.function.Json} is the
 * one place where values become JSON, and JSON becomes values again.
 *
 * <pre>
 * orders::lines ─► MethodReference ─► ResolvedType ┬► Known(type) ─► Shapes ┬► Storable(shape) ─► plan, hash, schema
 *                                                  │                        └► Refused(problems)
 *                                                  └► Hidden(reason): a TypeRef has to say it
 * </pre>
 *
 * <p>Nothing here falls back to {@code Object} or {@code Map}: what cannot be known is reported as
 * such. JSON never names a class, so data can name no class. What is encoded equals what {@code
 * jsonb} gives back.
 *
 * <p>Contract: every public type of this package is used by the recorder, the engine and REST. May
 * import the JDK and Jackson 3 only; annotations of Jakarta EE are looked up by name.
 */
package io.durable.function;
