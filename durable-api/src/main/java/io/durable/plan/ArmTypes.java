package io.durable.plan;

import io.durable.Outcome;
import io.durable.function.ResolvedType;
import io.durable.function.ResolvedType.Hidden;
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeArguments;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** What the types of arms say about the type of the whole. */
final class ArmTypes {

  private ArmTypes() {}

  /** The type that all arms have: of one that says it, if any does; empty when none has a value. */
  static Optional<ResolvedType> common(List<Handle<?>> arms) {
    var types = arms.stream().flatMap(arm -> arm.type().stream()).toList();
    return types.stream()
        .filter(Known.class::isInstance)
        .findFirst()
        .or(() -> types.stream().findFirst());
  }

  /** Reports arms that do not fit into one type. */
  static void check(NodeDraft node, List<Handle<?>> arms) {
    check(node, "its arms have different types", arms);
  }

  /** Reports values that do not fit into one type. */
  static void check(NodeDraft node, String what, List<Handle<?>> arms) {
    var known =
        arms.stream()
            .flatMap(arm -> arm.type().stream())
            .flatMap(type -> known(type).stream())
            .distinct()
            .toList();
    if (known.size() > 1) {
      node.error(
          what + ": " + String.join(", ", known.stream().map(TypeArguments::shortName).toList()),
          "Let all of them give the same type, with map where they do not");
    }
  }

  static Optional<Type> known(ResolvedType type) {
    return type.match(Optional::of, hidden -> Optional.empty());
  }

  static ResolvedType optionalOf(ResolvedType type) {
    return applied(Optional.class, type);
  }

  static ResolvedType listOf(ResolvedType type) {
    return applied(List.class, type);
  }

  static ResolvedType outcomeOf(ResolvedType type) {
    return applied(Outcome.class, type);
  }

  private static ResolvedType applied(Class<?> generic, ResolvedType type) {
    return type.match(known -> new Known(TypeArguments.applied(generic, known)), Hidden::new);
  }
}
