/**
 * The suite of behaviours: each test runs on the store in memory and on PostgreSQL, and names the
 * lines of {@code conformance-lines.txt} that it holds.
 */
package io.durable.conformance;
