/**
 * Five plain steps in a row, without a table or a call of its own: what the engine itself costs is
 * counted and measured with it.
 */
package io.durable.examples.letter;
