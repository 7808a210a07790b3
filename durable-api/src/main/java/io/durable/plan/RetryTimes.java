package io.durable.plan;

import io.durable.Retry;
import io.durable.Retry.Backoff;
import java.time.Duration;
import java.util.Optional;

/** How long the retries of a policy can go on, as far as that is known before they happen. */
final class RetryTimes {

  private RetryTimes() {}

  /** The delay before the second attempt; empty when there is none, or only a function knows. */
  static Optional<Duration> firstDelay(Retry retry) {
    return retry.attempts() == 1 ? Optional.empty() : Optional.ofNullable(initial(retry.backoff()));
  }

  private static Duration initial(Backoff backoff) {
    if (backoff instanceof Backoff.Exponential exponential) {
      return exponential.first();
    }
    if (backoff instanceof Backoff.Linear linear) {
      return linear.first();
    }
    return backoff instanceof Backoff.Constant constant ? constant.delay() : null;
  }

  /**
   * The time from the first attempt to the end of the last, without jitter; empty when only a
   * function knows.
   *
   * <p>Adding up stops at a hundred years, so that neither many attempts nor large factors cost
   * anything.
   */
  static Optional<Duration> total(Retry retry, Optional<Duration> timeout) {
    if (initial(retry.backoff()) == null) {
      return Optional.empty();
    }
    var enough = (double) Duration.ofDays(36_500).toMillis();
    var attempt = (double) timeout.orElse(Duration.ZERO).toMillis();
    var cap = (double) retry.cap().toMillis();
    var total = attempt;
    for (int failed = 1; failed < retry.attempts() && total < enough; failed++) {
      var delay = Math.min(delayAfter(retry.backoff(), failed), cap);
      if (delay + attempt == 0) {
        break;
      }
      total += delay + attempt;
    }
    return Optional.of(Duration.ofMillis((long) Math.min(total, enough)));
  }

  private static double delayAfter(Backoff backoff, int failed) {
    var first = (double) initial(backoff).toMillis();
    if (backoff instanceof Backoff.Exponential exponential) {
      return first * Math.pow(exponential.factor(), failed - 1.0);
    }
    return backoff instanceof Backoff.Linear ? first * failed : first;
  }
}
