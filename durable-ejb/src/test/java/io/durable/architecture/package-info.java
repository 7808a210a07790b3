/**
 * The house rules that a machine can hold: {@link io.durable.architecture.ClassRules} on the
 * compiled classes of {@code durable-api} and {@code durable-ejb}, {@link
 * io.durable.architecture.SourceRules} on the sources of all modules. The fixtures in {@code
 * io.durable.wrong} break each of them, so that a rule that has become blind is seen.
 */
package io.durable.architecture;
