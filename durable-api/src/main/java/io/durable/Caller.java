package io.durable;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Who answers a wait or cancels an execution, said by the application that has authenticated them.
 *
 * <pre>{@code
 * client.approve(wait, Caller.of(security.getUserPrincipal().getName(), security::isUserInRole), "fine");
 * }</pre>
 *
 * @param name kept with the answer
 * @param holds whether they hold a role
 */
public record Caller(String name, Predicate<String> holds) {
  public Caller {
    Texts.requireNoNul("caller's name", name);
    Objects.requireNonNull(holds, "holds");
  }

  /** A caller whose roles the container knows. */
  public static Caller of(String name, Predicate<String> holds) {
    return new Caller(name, holds);
  }

  /** The application itself: may answer whatever it likes. */
  public static Caller trusted(String name) {
    return new Caller(name, role -> true);
  }
}
