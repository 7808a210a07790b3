package io.durable.function;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions about {@link Type} that the JDK does not answer itself. */
final class GenericTypes {

  private GenericTypes() {}

  /** The class that is left of a type at run time; of a variable or wildcard its first bound. */
  static Class<?> erasure(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      return erasure(parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return erasure(array.getGenericComponentType()).arrayType();
    }
    if (type instanceof TypeVariable<?> variable) {
      return erasure(variable.getBounds()[0]);
    }
    if (type instanceof WildcardType wildcard) {
      return erasure(wildcard.getUpperBounds()[0]);
    }
    throw new IllegalArgumentException("An unknown kind of type: " + type.getTypeName());
  }

  /** The type variables that occur anywhere in a type. */
  static Stream<TypeVariable<?>> variablesIn(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return Stream.of(variable);
    }
    if (type instanceof ParameterizedType parameterized) {
      return Stream.concat(
              Stream.ofNullable(parameterized.getOwnerType()),
              Arrays.stream(parameterized.getActualTypeArguments()))
          .flatMap(GenericTypes::variablesIn);
    }
    if (type instanceof GenericArrayType array) {
      return variablesIn(array.getGenericComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getUpperBounds(), wildcard.getLowerBounds())
          .flatMap(Arrays::stream)
          .flatMap(GenericTypes::variablesIn);
    }
    return Stream.empty();
  }

  /**
   * Whether a class, or the component of an array class, has type parameters that are not given.
   */
  static boolean isRaw(Type type) {
    return type instanceof Class<?> plain
        && (plain.isArray() ? isRaw(plain.componentType()) : plain.getTypeParameters().length > 0);
  }

  /** The box of a primitive type (of {@code void}: {@code Void}); any other type as it is. */
  static Type boxed(Type type) {
    return type instanceof Class<?> plain && plain.isPrimitive()
        ? MethodType.methodType(plain).wrap().returnType()
        : type;
  }

  /** A type as a reader of messages knows it: without package names. */
  static String shortName(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isArray()
          ? shortName(plain.componentType()) + "[]"
          : plain.getSimpleName().isEmpty() ? plain.getName() : plain.getSimpleName();
    }
    if (type instanceof ParameterizedType parameterized) {
      return Arrays.stream(parameterized.getActualTypeArguments())
          .map(GenericTypes::shortName)
          .collect(Collectors.joining(", ", shortName(parameterized.getRawType()) + "<", ">"));
    }
    if (type instanceof GenericArrayType array) {
      return shortName(array.getGenericComponentType()) + "[]";
    }
    return type.getTypeName();
  }

  static ParameterizedType parameterized(Type owner, Class<?> raw, List<Type> arguments) {
    return new Parameterized(owner, raw, List.copyOf(arguments));
  }

  static Type arrayOf(Type component) {
    return component instanceof Class<?> plain ? plain.arrayType() : new GenericArray(component);
  }

  static WildcardType wildcard(List<Type> upper, List<Type> lower) {
    return new Wildcard(List.copyOf(upper), List.copyOf(lower));
  }

  /** Equal to the JDK's own in both directions, hence the hand-written equals and hashCode. */
  private record Parameterized(Type owner, Class<?> raw, List<Type> arguments)
      implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return owner;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ParameterizedType that
          && raw.equals(that.getRawType())
          && Objects.equals(owner, that.getOwnerType())
          && Arrays.equals(getActualTypeArguments(), that.getActualTypeArguments());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(getActualTypeArguments())
          ^ Objects.hashCode(owner)
          ^ Objects.hashCode(raw);
    }

    @Override
    public String toString() {
      return arguments.stream()
          .map(Type::getTypeName)
          .collect(Collectors.joining(", ", raw.getName() + "<", ">"));
    }
  }

  private record GenericArray(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof GenericArrayType that
          && component.equals(that.getGenericComponentType());
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(component);
    }

    @Override
    public String toString() {
      return component.getTypeName() + "[]";
    }
  }

  private record Wildcard(List<Type> upper, List<Type> lower) implements WildcardType {
    @Override
    public Type[] getUpperBounds() {
      return upper.toArray(Type[]::new);
    }

    @Override
    public Type[] getLowerBounds() {
      return lower.toArray(Type[]::new);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WildcardType that
          && Arrays.equals(getUpperBounds(), that.getUpperBounds())
          && Arrays.equals(getLowerBounds(), that.getLowerBounds());
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(getLowerBounds()) ^ Arrays.hashCode(getUpperBounds());
    }

    @Override
    public String toString() {
      return lower.isEmpty()
          ? "? extends " + upper.get(0).getTypeName()
          : "? super " + lower.get(0).getTypeName();
    }
  }
}
