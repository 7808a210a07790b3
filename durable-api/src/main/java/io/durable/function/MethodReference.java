package io.durable.function;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The method behind a function: which one it is, and what types it gives and takes, resolved
 * against the object or class that it is called on.
 *
 * <p>{@code stock::reserve} is read through client proxies and interceptor subclasses down to the
 * class that was written. A lambda has no method of its own to ask; for it, and for the references
 * that javac turns into lambdas (varargs, inner-class and array constructors), a type without type
 * parameters is known and any other is hidden.
 *
 * <pre>{@code
 * Fn1<Order, Reservation> reserve = stock::reserve;
 * MethodReference.of(reserve).returnType();   // Known(Reservation)
 * }</pre>
 */
public final class MethodReference {

  /** What was written where the function was made. */
  public enum Kind {
    /** {@code stock::reserve}: a method of an object that is part of the function. */
    BOUND,
    /** {@code Order::total}: a method of the function's first input. */
    UNBOUND,
    /** {@code Prices::of}: a static method. */
    STATIC,
    /** {@code Receipt::new}. */
    CONSTRUCTOR,
    /** A lambda, or a reference that the compiler turned into one. */
    SYNTHETIC,
    /** An object of a class that implements the function type. */
    OBJECT
  }

  private final Kind kind;
  private final Executable executable;
  private final Class<?> owner;
  private final ResolvedType returnType;
  private final List<ResolvedType> parameterTypes;

  MethodReference(
      Kind kind,
      Executable executable,
      Class<?> owner,
      ResolvedType returnType,
      List<ResolvedType> parameterTypes) {
    this.kind = kind;
    this.executable = executable;
    this.owner = owner;
    this.returnType = returnType;
    this.parameterTypes = List.copyOf(parameterTypes);
  }

  /**
   * Reads a function: one of {@link Fn0} to {@link Fn5} or {@link Act0} to {@link Act6}.
   *
   * @throws IllegalArgumentException when its module does not let it be read
   */
  public static MethodReference of(Serializable function) {
    Objects.requireNonNull(function, "function");
    return SerializedForm.of(function)
        .map(LambdaReading::read)
        .orElseGet(() -> ObjectReading.read(function));
  }

  public Kind kind() {
    return kind;
  }

  /** The method that runs, or the constructor; for a lambda the method that holds its body. */
  public Executable executable() {
    return executable;
  }

  /** The class that declares {@link #executable()}. */
  public Class<?> declaringClass() {
    return executable.getDeclaringClass();
  }

  /** The type of the result with its type arguments; {@code Void} for an action. */
  public ResolvedType returnType() {
    return returnType;
  }

  /** The types of the function's inputs, in order; of an unbound reference the receiver first. */
  public List<ResolvedType> parameterTypes() {
    return parameterTypes;
  }

  /**
   * Why the method would not run in the transaction of its caller, or empty when it would: it
   * suspends or refuses a transaction, manages its own, or runs on another thread. Annotations of
   * the method, of its class and of its stereotypes count.
   */
  public Optional<String> transactionRefusal() {
    return kind == Kind.SYNTHETIC || executable instanceof Constructor<?>
        ? Optional.empty()
        : TransactionRefusal.of(executable, owner);
  }

  /** How a reader of the source knows it: {@code Stock::reserve}, {@code a lambda in Orders}. */
  public String description() {
    var type = GenericTypes.shortName(owner);
    return switch (kind) {
      case BOUND, UNBOUND, STATIC -> type + "::" + executable.getName();
      case CONSTRUCTOR -> type + "::new";
      case SYNTHETIC -> "a lambda in " + type;
      case OBJECT -> "an object of " + type;
    };
  }

  @Override
  public String toString() {
    return description();
  }
}
