/**
 * The proof of what is promised: tests name the lines of {@code conformance-lines.txt} that they
 * hold ({@link io.durable.proof.Line}) and the ground on which they ran ({@link
 * io.durable.proof.On}); {@link io.durable.proof.ProofReport} writes what came of it, and {@link
 * io.durable.proof.ProofTable} prints line, test, ground and result of all modules.
 *
 * <p>Exported as the test jar of {@code durable-api}, so that every module can use it.
 */
package io.durable.proof;
