/**
 * What the server tests ask inside the servers: workflows and callers of the client, in a WAR that
 * carries the engine as a user's would.
 */
package io.durable.probe;
