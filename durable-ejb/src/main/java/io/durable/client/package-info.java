/**
 * What applications call: {@link io.durable.WorkflowClient} on top of the counter of {@code
 * boundary}. Whatever comes in is held against the plan before the store sees it.
 *
 * <p>May import {@code boundary}, {@code model} and the API.
 */
package io.durable.client;
