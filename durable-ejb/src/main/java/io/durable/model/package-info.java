/**
 * The values that the engine, the store and the boundary exchange: claims, journal rows, waits,
 * inbox rows and checkpoints. Pure records; imports {@code io.durable} and {@code io.durable.plan}
 * only. A contract of several packages: change with care.
 */
package io.durable.model;
