package io.durable.engine;

import io.durable.Failure;
import io.durable.plan.Path;
import java.util.Objects;
import java.util.function.Supplier;

/** What user code threw, as it is kept. */
public final class Thrown {
  private static final int MESSAGE = 4_000;
  private static final int STACK = 16_000;

  private Thrown() {}

  /**
   * The failure that is journaled for an exception or an error. Asks the thrown object as little as
   * it can, and survives one whose own methods throw; cuts to size; leaves out what a database
   * refuses in a text (NUL, half a surrogate pair).
   *
   * @param path where it was thrown
   */
  public static Failure failure(Throwable thrown, Path path) {
    Objects.requireNonNull(thrown, "thrown");
    return new Failure(
        thrown.getClass().getName(),
        storable(asked(thrown::getMessage), MESSAGE),
        path.toString(),
        storable(asked(() -> stack(thrown)), STACK));
  }

  // catch: the methods of an exception are user code
  private static String asked(Supplier<String> question) {
    try {
      return Objects.requireNonNullElse(question.get(), "");
    } catch (Throwable broken) {
      return "(the exception itself threw " + broken.getClass().getName() + ")";
    }
  }

  private static String stack(Throwable thrown) {
    var text = new Lines();
    thrown.printStackTrace(text);
    return text.toString();
  }

  private static String storable(String text, int most) {
    var kept = new StringBuilder(Math.min(text.length(), most));
    text.codePoints()
        .limit(most)
        .map(
            c ->
                c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    ? '\uFFFD'
                    : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Collects lines up to the size that is kept, so that a stack of megabytes is not built. */
  private static final class Lines extends java.io.PrintWriter {
    private final StringBuilder text = new StringBuilder();

    Lines() {
      super(java.io.Writer.nullWriter());
    }

    @Override
    public void println(Object line) {
      if (text.length() < STACK) {
        text.append(line).append('\n');
      }
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
