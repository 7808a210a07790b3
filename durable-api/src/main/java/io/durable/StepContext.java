package io.durable;

import io.durable.plan.Path;
import io.durable.spi.StepScope;
import java.util.UUID;

/** What a step can know about itself while it runs. */
public interface StepContext {

  /**
   * The context of the step, or of the compensation, that runs on this thread.
   *
   * @throws IllegalStateException outside a step, also on threads that a step starts itself
   */
  static StepContext current() {
    return StepScope.current()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "StepContext.current() was called outside a step, on thread "
                        + Thread.currentThread().getName()
                        + ". Ask for it on the thread that the step was called on and hand it on from there"));
  }

  /** The execution's id. */
  UUID execution();

  /** The path of this step; of a compensation, the path of the step with {@code !undo}. */
  Path path();

  /**
   * The number of this attempt, counted from 1. An attempt that a crash cut off keeps its number.
   */
  int attempt();

  /**
   * The same text on every attempt of this step in this execution, and in no other: hand it to
   * remote services so that they can recognise a repeated call.
   */
  default String idempotencyKey() {
    return execution() + "/" + path();
  }
}
