package io.durable;

import io.durable.function.Act1;
import io.durable.function.TypeRef;
import java.time.Duration;

/**
 * A node that runs user code; as a value, the handle on what that code returns. The result is a
 * checkpoint: once it is committed, the step never runs again.
 *
 * <p>By default a step is transactional: its JPA writes and its checkpoint commit in one JTA
 * transaction. The modifiers may be called until {@code define} returns.
 *
 * @param <R> what the code returns
 * @param <S> the step's own type, which the modifiers return
 */
public interface Step<R, S extends Step<R, S>> extends Value<R> {

  /** What follows a failed attempt; without it a failure is final. */
  S retry(Retry retry);

  /**
   * The time of one attempt; of a transactional step it is the timeout of its JTA transaction, in
   * whole seconds.
   */
  S timeout(Duration timeout);

  /**
   * The time without a sign of life from the step after which an attempt is given up; shorter than
   * the timeout.
   */
  S heartbeat(Duration time);

  /**
   * Runs without a transaction, for remote calls: nothing is held open around the call. An attempt
   * that was cut off may have happened all the same, see {@code compensateInDoubt}.
   */
  S external();

  /**
   * Undoes the step when it had completed and the execution fails later or is cancelled; gets the
   * step's result. An undo that fails is tried again, see {@link #compensateRetry}.
   */
  S compensate(Act1<? super R> undo);

  /**
   * What follows a failed compensation of this step, in all its forms; without it {@link
   * Retry#ofCompensation()}, and never the policy of the step itself: what gives up at once when it
   * is done may be tried for days when it has to be undone. Once the attempts are used up the
   * execution undoes the rest and ends {@link Status#COMPENSATION_FAILED}.
   *
   * <pre>{@code
   * flow.step("charge", payments::charge, order)
   *     .compensate(payments::refund)
   *     .compensateRetry(Retry.exponential(20, Duration.ofSeconds(5)).cap(Duration.ofHours(1)));
   * }</pre>
   */
  S compensateRetry(Retry retry);

  @Override
  S as(TypeRef<R> type);
}
