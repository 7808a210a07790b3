/**
 * The only place where the engine's decisions meet the store's memory, and the only place where the
 * engine's transactions begin.
 *
 * <p>{@link io.durable.boundary.Boundary} is the protocol of one owned execution:
 *
 * <pre>
 *   resume   journal → state → frontier
 *   step     begin · user code · decide · checkpoint · commit      one JTA transaction
 *   decide   decide · checkpoint · commit                          plain ones of many executions in one commit
 *   receive  inbox → decide …
 * </pre>
 *
 * and {@link io.durable.boundary.Desk} what a node asks for itself: claims, heartbeats, sweeps.
 *
 * <p>May import {@code engine}, {@code store}, {@code model} and the API.
 */
package io.durable.boundary;
