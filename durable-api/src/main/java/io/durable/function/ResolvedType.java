package io.durable.function;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.function.Function;

/**
 * What is known of the type of a function's result or input: either all of it, or nothing and the
 * reason why. There is no third way, so nothing can fall back to {@code Object}.
 */
public sealed interface ResolvedType {

  /** Gives the answer of the function that fits this leaf. */
  <T> T match(
      Function<? super Type, ? extends T> known, Function<? super String, ? extends T> hidden);

  /** The type is known with all its type arguments; primitive types appear as their boxes. */
  record Known(Type type) implements ResolvedType {
    public Known {
      Objects.requireNonNull(type, "type");
    }

    @Override
    public <T> T match(
        Function<? super Type, ? extends T> known, Function<? super String, ? extends T> hidden) {
      return known.apply(type);
    }
  }

  /**
   * The type cannot be read from the function; a {@link TypeRef} has to say it.
   *
   * @param reason a clause that says what hides it, without a full stop
   */
  record Hidden(String reason) implements ResolvedType {
    public Hidden {
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public <T> T match(
        Function<? super Type, ? extends T> known, Function<? super String, ? extends T> hidden) {
      return hidden.apply(reason);
    }
  }
}
