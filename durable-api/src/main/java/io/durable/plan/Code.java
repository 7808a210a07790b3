package io.durable.plan;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The functions and Java types of a plan, bound by path. Never persisted: a plan is pinned by its
 * structure, its code is whatever is deployed at that path.
 *
 * @param inputType what the workflow starts with
 * @param outputType what it ends with
 * @param steps by the static path of the step
 * @param pure the functions of projections and combinations, by their number
 * @param constants the Java types of literals, by their number
 * @param resultTypes the Java type of every journaled result (steps, answers, children), by static
 *     path
 * @param givenTypes the Java type of what is given into items, rounds and children, by the static
 *     path of the forEach, repeat or child
 */
public record Code(
    Type inputType,
    Type outputType,
    Map<Path, StepCode> steps,
    Map<Integer, Call> pure,
    Map<Integer, Type> constants,
    Map<Path, Type> resultTypes,
    Map<Path, Type> givenTypes) {

  public Code {
    Objects.requireNonNull(inputType, "inputType");
    Objects.requireNonNull(outputType, "outputType");
    steps = Map.copyOf(steps);
    pure = Map.copyOf(pure);
    constants = Map.copyOf(constants);
    resultTypes = Map.copyOf(resultTypes);
    givenTypes = Map.copyOf(givenTypes);
  }

  /** The same with other code of steps. */
  public Code steps(Map<Path, StepCode> others) {
    return new Code(inputType, outputType, others, pure, constants, resultTypes, givenTypes);
  }

  /** A function of any number of arguments; for a void one the result is null. */
  @FunctionalInterface
  public interface Call {
    Object invoke(List<?> arguments) throws Exception;
  }

  /**
   * What a step runs.
   *
   * @param body the step itself
   * @param undo called as {@link StepNode.Undo} says
   * @param undoInDoubt called with the inputs, then the idempotency key
   */
  public record StepCode(Call body, Optional<Call> undo, Optional<Call> undoInDoubt) {
    public StepCode {
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(undo, "undo");
      Objects.requireNonNull(undoInDoubt, "undoInDoubt");
    }
  }
}
