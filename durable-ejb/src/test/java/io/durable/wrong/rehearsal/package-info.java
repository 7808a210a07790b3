/** A rehearsal that does what only the engine may do. */
package io.durable.wrong.rehearsal;
