/**
 * What tests stand on: a real PostgreSQL, and JTA in a plain JVM. Shipped as the test jar of this
 * module, for the process layer.
 */
package io.durable.testing;
