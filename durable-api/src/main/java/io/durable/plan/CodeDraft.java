package io.durable.plan;

import io.durable.plan.Code.Call;
import io.durable.plan.Code.StepCode;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/** Collects the functions and types of a plan; what is numbered gets its number here. */
final class CodeDraft {
  private final Map<Path, StepCode> steps = new HashMap<>();
  private final Map<Integer, Call> pure = new HashMap<>();
  private final Map<Integer, Type> constants = new HashMap<>();
  private final Map<Path, Type> resultTypes = new HashMap<>();

  private final Map<Path, Type> givenTypes = new HashMap<>();

  int pure(Call function) {
    pure.put(pure.size() + 1, function);
    return pure.size();
  }

  int constant(Type type) {
    constants.put(constants.size() + 1, type);
    return constants.size();
  }

  void step(Path path, StepCode code) {
    steps.put(path, code);
  }

  void result(Path path, Type type) {
    resultTypes.put(path, type);
  }

  /** What is given into items, rounds or a child. */
  void given(Path path, Type type) {
    givenTypes.put(path, type);
  }

  Code build(Type input, Type output) {
    return new Code(input, output, steps, pure, constants, resultTypes, givenTypes);
  }
}
