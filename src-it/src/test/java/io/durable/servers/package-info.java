/**
 * Tests on a real server with the real EAR, over HTTP. The build runs them twice, once for each
 * server; within a run one server and one database are shared by all classes, and a test that kills
 * the server starts it again.
 */
package io.durable.servers;
