package io.durable;

import java.util.Objects;
import java.util.Optional;

/**
 * Which executions, newest first.
 *
 * @param limit of a page, 1 to 500
 * @param after the cursor of the page before
 */
public record ExecutionQuery(
    Optional<String> workflow,
    Optional<Status> status,
    Optional<String> businessKey,
    int limit,
    Optional<String> after) {

  public ExecutionQuery {
    workflow.ifPresent(name -> Texts.requireNoNul("workflow", name));
    Objects.requireNonNull(status, "status");
    businessKey.ifPresent(key -> Texts.requireNoNul("business key", key));
    if (limit < 1 || limit > 500) {
      throw new IllegalArgumentException("a page has 1 to 500 entries, not " + limit);
    }
    Objects.requireNonNull(after, "after");
  }

  /** All, fifty a page. */
  public static ExecutionQuery all() {
    return new ExecutionQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), 50, Optional.empty());
  }

  public ExecutionQuery workflow(String name) {
    return new ExecutionQuery(Optional.of(name), status, businessKey, limit, after);
  }

  public ExecutionQuery status(Status only) {
    return new ExecutionQuery(workflow, Optional.of(only), businessKey, limit, after);
  }

  public ExecutionQuery businessKey(String key) {
    return new ExecutionQuery(workflow, status, Optional.of(key), limit, after);
  }

  public ExecutionQuery limit(int size) {
    return new ExecutionQuery(workflow, status, businessKey, size, after);
  }

  public ExecutionQuery after(String cursor) {
    return new ExecutionQuery(workflow, status, businessKey, limit, Optional.of(cursor));
  }
}
