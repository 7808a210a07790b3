package io.durable.spi;

import io.durable.StepContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Binds a {@link StepContext} to the thread while user code runs. */
public final class StepScope {
  private static final ThreadLocal<StepContext> CURRENT = new ThreadLocal<>();

  private StepScope() {}

  /**
   * Runs user code with its context; the context of before is back when it ends, however it ends.
   *
   * @throws Exception what the user code threw
   */
  public static <T> T call(StepContext context, Callable<T> code) throws Exception {
    var before = CURRENT.get();
    CURRENT.set(Objects.requireNonNull(context, "context"));
    try {
      return code.call();
    } finally {
      restore(before);
    }
  }

  /** The context that is bound to this thread. */
  public static Optional<StepContext> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  private static void restore(StepContext before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }
}
