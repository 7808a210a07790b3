/**
 * The tables of the examples, and the witness: an append-only record of all that their steps did,
 * without unique keys, so that it shows when something ran twice.
 */
package io.durable.examples.evidence;
