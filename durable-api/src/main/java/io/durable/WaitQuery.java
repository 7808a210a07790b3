package io.durable;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which open waits, oldest first. Sleeps are not among them.
 *
 * @param role that may answer them
 * @param limit of a page, 1 to 500
 * @param after the cursor of the page before
 */
public record WaitQuery(
    Optional<WaitKind> kind,
    Optional<String> role,
    Optional<UUID> execution,
    int limit,
    Optional<String> after) {

  public WaitQuery {
    Objects.requireNonNull(kind, "kind");
    role.ifPresent(name -> Texts.requireNoNul("role", name));
    Objects.requireNonNull(execution, "execution");
    if (limit < 1 || limit > 500) {
      throw new IllegalArgumentException("a page has 1 to 500 entries, not " + limit);
    }
    Objects.requireNonNull(after, "after");
  }

  /** All, fifty a page. */
  public static WaitQuery all() {
    return new WaitQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), 50, Optional.empty());
  }

  public WaitQuery kind(WaitKind only) {
    return new WaitQuery(Optional.of(only), role, execution, limit, after);
  }

  public WaitQuery role(String name) {
    return new WaitQuery(kind, Optional.of(name), execution, limit, after);
  }

  public WaitQuery execution(UUID id) {
    return new WaitQuery(kind, role, Optional.of(id), limit, after);
  }

  public WaitQuery limit(int size) {
    return new WaitQuery(kind, role, execution, size, after);
  }

  public WaitQuery after(String cursor) {
    return new WaitQuery(kind, role, execution, limit, Optional.of(cursor));
  }
}
