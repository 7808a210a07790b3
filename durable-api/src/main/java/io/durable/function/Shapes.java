package io.durable.function;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Finds what the JSON of a Java type looks like, or everything that keeps it from being stored. */
public final class Shapes {

  private Shapes() {}

  /**
   * The shape of a type, or all its problems at once.
   *
   * <p>Storable are records, beans (public fields or getters and setters, and a constructor that
   * Jackson can call), enums, the JDK's value types, arrays, lists, sets, maps and {@code
   * Optional}s of them, and sealed or abstract types whose subtypes have names of their own in the
   * JSON.
   */
  public static Answer of(Type type) {
    Objects.requireNonNull(type, "type");
    var reader = new ShapeReader();
    var shape = reader.read(type);
    return reader.problems().isEmpty() ? new Storable(shape) : new Refused(reader.problems());
  }

  /** A shape, or the reasons why there is none. */
  public sealed interface Answer {

    /** Gives the answer of the function that fits this leaf. */
    <T> T match(
        Function<? super Shape, ? extends T> storable,
        Function<? super List<TypeProblem>, ? extends T> refused);
  }

  /** The type can be stored. */
  public record Storable(Shape shape) implements Answer {
    public Storable {
      Objects.requireNonNull(shape, "shape");
    }

    @Override
    public <T> T match(
        Function<? super Shape, ? extends T> storable,
        Function<? super List<TypeProblem>, ? extends T> refused) {
      return storable.apply(shape);
    }
  }

  /** The type cannot be stored; at least one problem says why. */
  public record Refused(List<TypeProblem> problems) implements Answer {
    public Refused {
      problems = List.copyOf(problems);
    }

    @Override
    public <T> T match(
        Function<? super Shape, ? extends T> storable,
        Function<? super List<TypeProblem>, ? extends T> refused) {
      return refused.apply(problems);
    }
  }
}
