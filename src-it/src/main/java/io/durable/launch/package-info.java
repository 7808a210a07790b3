/**
 * Starts a real PostgreSQL and a real server as processes of this machine: for the quick start
 * ({@code mvn -Prun}, {@code mvn -Prun-wildfly}) and for the tests that kill servers.
 *
 * <p>{@link io.durable.launch.QuickStart} is what the profiles run. {@link
 * io.durable.launch.EmbeddedDatabase} and {@link io.durable.launch.ServerProcess} are its pieces: a
 * server here is one process with a pid, so that a kill is a SIGKILL and nothing less. {@link
 * io.durable.launch.Workplace} knows where the build put things.
 *
 * <p>Nothing here imports the product: it sees the EAR as a file and the server as something that
 * answers HTTP.
 */
package io.durable.launch;
