/**
 * Functions that can be read, and the types of the data that passes through them.
 *
 * <p>Nothing here falls back to {@code Object} or {@code Map}: what cannot be known is reported as
 * such. JSON never names a class, so data can name no class.
 *
 * <p>Contract: every public type of this package is used by the recorder, the engine and REST. May
 * import the JDK and Jackson 3 only; annotations of Jakarta EE are looked up by name.
 */
package io.durable.function;
