package io.durable.function;

import java.util.Objects;

/**
 * Why a type cannot be stored.
 *
 * @param place where in the type, for example {@code Order.lines[].owner}
 * @param message what is wrong there, without a full stop
 * @param remedy what to do about it, without a full stop
 */
public record TypeProblem(String place, String message, String remedy) {
  public TypeProblem {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
  }

  @Override
  public String toString() {
    return place + ": " + message + ". " + remedy + ".";
  }
}
