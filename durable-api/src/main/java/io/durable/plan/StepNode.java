package io.durable.plan;

import io.durable.Retry;
import io.durable.function.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Runs user code; its result is a checkpoint.
 *
 * @param inputs what the function is called with, in order
 * @param result the JSON shape of the checkpoint
 * @param external whether the code runs without a transaction (a remote call); otherwise its JPA
 *     writes and the checkpoint commit together
 * @param retry what follows a failed attempt
 * @param timeout the time of one attempt
 * @param undo which compensations it has
 * @param heartbeat the time without a word of progress after which an attempt is given up
 */
public record StepNode(
    Path path,
    List<Expression> inputs,
    Shape result,
    boolean external,
    Retry retry,
    Optional<Duration> timeout,
    Undo undo,
    Optional<Duration> heartbeat)
    implements Node {

  public StepNode {
    Objects.requireNonNull(path, "path");
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(retry, "retry");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(undo, "undo");
    Objects.requireNonNull(heartbeat, "heartbeat");
  }

  /** A step of which no word of progress is expected. */
  public StepNode(
      Path path,
      List<Expression> inputs,
      Shape result,
      boolean external,
      Retry retry,
      Optional<Duration> timeout,
      Undo undo) {
    this(path, inputs, result, external, retry, timeout, undo, Optional.empty());
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.step(this);
  }

  /**
   * The compensations of a step.
   *
   * @param completed what undoes a completed step
   * @param inDoubt whether there is an undo for an external attempt of which nobody knows whether
   *     it happened
   * @param retry what follows a failed attempt of either
   */
  public record Undo(Completed completed, boolean inDoubt, Retry retry) {
    public static final Undo NONE = new Undo(Completed.NONE, false, Retry.ofCompensation());

    public Undo {
      Objects.requireNonNull(completed, "completed");
      Objects.requireNonNull(retry, "retry");
    }

    /** Whether there is any. */
    public boolean present() {
      return completed != Completed.NONE || inDoubt;
    }
  }

  /** What undoes a completed step. */
  public enum Completed {
    NONE,
    /** gets the result */
    WITH_RESULT,
    /** gets the inputs, then the result */
    WITH_INPUTS
  }
}
