package io.durable.function;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;

/** What a class says, by what it extends and implements, about the type parameters of another. */
public final class TypeArguments {

  private TypeArguments() {}

  /**
   * The argument that a class gives for a type parameter of one of its supertypes, read through
   * classes that a container generated around it.
   *
   * @param type for example {@code OrderFulfilment}, or a proxy of it
   * @param supertype for example {@code Workflow}
   * @param index which of its type parameters, counted from 0
   */
  public static ResolvedType of(Class<?> type, Class<?> supertype, int index) {
    var variable = supertype.getTypeParameters()[index];
    var argument = Bindings.of(type).resolve(variable);
    return Resolution.of(
        argument,
        GenericTypes.erasure(argument),
        GenericTypes.erasure(variable),
        GenericTypes.shortName(GeneratedClass.unwrap(type)));
  }

  /** The class that somebody wrote, below what a container generated around it. */
  public static Class<?> written(Class<?> type) {
    return GeneratedClass.unwrap(type);
  }

  /**
   * The argument that a type gives for a type parameter of one of its supertypes; of a wildcard
   * that is bounded above, the bound.
   *
   * @param type for example {@code List<? extends Line>}, or a class {@code Lines extends
   *     ArrayList<Line>}
   * @param supertype for example {@code Iterable}
   * @param index which of its type parameters, counted from 0
   */
  public static ResolvedType in(Type type, Class<?> supertype, int index) {
    var variable = supertype.getTypeParameters()[index];
    var argument = Bindings.of(type).resolve(variable);
    if (argument instanceof WildcardType wildcard) {
      argument = wildcard.getUpperBounds()[0];
    }
    var erased = GenericTypes.erasure(variable);
    return Resolution.of(argument, erased, erased, GenericTypes.shortName(type));
  }

  /** A class of one type parameter with its argument, for example {@code Optional<Order>}. */
  public static ParameterizedType applied(Class<?> generic, Type argument) {
    return GenericTypes.parameterized(null, generic, List.of(argument));
  }

  /** A type as a reader of messages knows it: without package names. */
  public static String shortName(Type type) {
    return GenericTypes.shortName(type);
  }
}
