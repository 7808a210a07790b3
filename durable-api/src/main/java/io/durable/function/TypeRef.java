package io.durable.function;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A Java type with all its type arguments, for places where a lambda hides them.
 *
 * <p>Two references to the same type are equal.
 *
 * <pre>{@code
 * new TypeRef<List<Order>>() {}     // a generic type: an anonymous subclass keeps its arguments
 * TypeRef.of(Order.class)           // a type without arguments
 * }</pre>
 *
 * @param <T> the type that is captured
 */
public abstract class TypeRef<T> {

  private final Type type;

  /** Captures the type argument of the anonymous subclass. */
  protected TypeRef() {
    type = requireCaptured(capturedBy(getClass()));
  }

  private TypeRef(Type type) {
    this.type = requireCaptured(type);
  }

  /**
   * The reference to a class without type parameters.
   *
   * @throws IllegalArgumentException when the class has type parameters
   */
  public static <T> TypeRef<T> of(Class<T> type) {
    Objects.requireNonNull(type, "type");
    if (type.getTypeParameters().length > 0) {
      throw new IllegalArgumentException(
          "%s has type parameters; write new TypeRef<%s<…>>() {} so that they are known"
              .formatted(type.getName(), type.getSimpleName()));
    }
    return new Given<>(type);
  }

  /** The captured type; it holds no type variable anywhere. */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TypeRef<?> ref && type.equals(ref.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }

  private static Type capturedBy(Class<?> subclass) {
    if (subclass.getGenericSuperclass() instanceof ParameterizedType captured
        && captured.getRawType() == TypeRef.class) {
      return captured.getActualTypeArguments()[0];
    }
    throw new IllegalArgumentException(
        "A TypeRef is made by a direct anonymous subclass with its type argument, as in"
            + " new TypeRef<List<Order>>() {}; %s has none".formatted(subclass.getName()));
  }

  private static Type requireCaptured(Type type) {
    GenericTypes.variablesIn(type)
        .findFirst()
        .ifPresent(
            variable -> {
              throw new IllegalArgumentException(
                  "TypeRef<%s> captures no type: %s is a type variable of %s; %s"
                      .formatted(
                          type.getTypeName(),
                          variable.getName(),
                          variable.getGenericDeclaration(),
                          "make the TypeRef where the concrete type is known"));
            });
    return type;
  }

  /** A class that was given as such. */
  private static final class Given<T> extends TypeRef<T> {
    private Given(Type type) {
      super(type);
    }
  }
}
