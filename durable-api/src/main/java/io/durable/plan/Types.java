package io.durable.plan;

import io.durable.function.Json;
import io.durable.function.MethodReference;
import io.durable.function.PayloadException;
import io.durable.function.ResolvedType;
import io.durable.function.Shape;
import io.durable.function.Shapes;
import io.durable.function.TypeArguments;
import io.durable.function.TypeProblem;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Asks {@code io.durable.function} about types and functions, and turns its refusals into problems.
 */
final class Types {
  private final Problems problems;

  Types(Problems problems) {
    this.problems = problems;
  }

  /** The method behind a function. */
  Optional<MethodReference> reference(Path path, Serializable function) {
    try {
      return Optional.of(MethodReference.of(function));
    } catch (IllegalArgumentException unreadable) {
      problems.error(
          path, unreadable.getMessage(), "Write a method reference or a lambda where it is used");
      return Optional.empty();
    }
  }

  /** The JSON of a literal. */
  Optional<JsonNode> encode(Path path, Object value, Type type, String what) {
    try {
      var json = Json.standard().encode(value, type);
      var mark = Names.markIn(json.toString());
      mark.ifPresent(found -> problems.handleInText(path, what, found));
      return mark.isPresent() ? Optional.empty() : Optional.of(json);
    } catch (PayloadException refused) {
      problems.error(
          path,
          what
              + " of "
              + TypeArguments.shortName(type)
              + " cannot be stored: "
              + refused.getMessage(),
          "Give a value of records, beans, enums, JDK value types and collections of them");
      return Optional.empty();
    }
  }

  /**
   * A type that has to be known; any type when it is not, and the plan is refused.
   *
   * @param type empty when nothing ever has it
   * @param what whose type it is
   */
  Type require(NodeDraft node, Optional<ResolvedType> type, String what, String remedy) {
    return type.<Type>map(
            resolved ->
                resolved.match(
                    known -> known,
                    reason -> {
                      node.error("the type of " + what + " is not known: " + reason, remedy);
                      return Void.class;
                    }))
        .orElse(Void.class);
  }

  /**
   * Checks that a value has the JSON of the type that somebody takes, as far as both are known;
   * javac has checked the rest.
   */
  void checkSame(NodeDraft node, ResolvedType taken, Optional<Handle<?>> given, String who) {
    var wanted = ArmTypes.known(taken);
    var had = given.flatMap(Handle::type).flatMap(ArmTypes::known);
    if (wanted.isEmpty() || had.isEmpty() || sameShape(wanted.get(), had.get())) {
      return;
    }
    node.error(
        "its input is "
            + TypeArguments.shortName(had.get())
            + ", and "
            + who
            + " "
            + TypeArguments.shortName(wanted.get()),
        "Make one of the other with map, or in a step");
  }

  private static boolean sameShape(Type one, Type other) {
    return one.equals(other)
        || Shapes.of(one)
            .match(
                shape -> Shapes.of(other).match(shape::equals, unstorable -> true),
                unstorable -> true);
  }

  /** The shape of a type that is stored; what cannot be stored is reported with its place. */
  Shape shape(Path path, Type type, String what) {
    return Shapes.of(type).match(shape -> shape, found -> refused(path, found, what));
  }

  /** Whether a type can be stored; what cannot be stored is reported with its place. */
  boolean isStorable(Path path, Type type, String what) {
    return Shapes.of(type)
        .match(
            shape -> true,
            found -> {
              refused(path, found, what);
              return false;
            });
  }

  /** The plan is refused with these problems, so that any shape may stand in its place. */
  private Shape refused(Path path, List<TypeProblem> found, String what) {
    for (var problem : found) {
      problems.error(
          path,
          "%s cannot be stored: %s: %s".formatted(what, problem.place(), problem.message()),
          problem.remedy());
    }
    return new Shape.Structure(List.of());
  }
}
