package io.durable.worker;

import io.durable.PermanentFailure;
import io.durable.Retry;
import io.durable.RetryAfter;
import io.durable.function.PayloadException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What follows from a failed attempt. */
final class Verdict {

  private Verdict() {}

  /**
   * The delay before the next attempt; empty when the failure is final.
   *
   * @param attempt the number of the attempt that failed
   */
  static Optional<Duration> of(Retry policy, int attempt, Throwable thrown) {
    var chain = Failures.chain(thrown);
    if (attempt >= policy.attempts() || isFinal(chain) || !retried(policy, chain)) {
      return Optional.empty();
    }
    return Optional.of(delay(policy, attempt, chain));
  }

  private static boolean isFinal(List<Throwable> chain) {
    return chain.stream()
        .anyMatch(
            failure -> failure instanceof PermanentFailure || failure instanceof PayloadException);
  }

  private static boolean retried(Retry policy, List<Throwable> chain) {
    var only = policy.only();
    return policy.except().stream().noneMatch(type -> chain.stream().anyMatch(type::isInstance))
        && (only.isEmpty()
            || only.stream().anyMatch(type -> chain.stream().anyMatch(type::isInstance)));
  }

  private static Duration delay(Retry policy, int attempt, List<Throwable> chain) {
    var own =
        chain.stream()
            .filter(RetryAfter.class::isInstance)
            .map(failure -> ((RetryAfter) failure).delay())
            .findFirst();
    if (own.isPresent()) {
      return own.get();
    }
    try {
      return policy.delayAfter(attempt);
    } catch (Exception e) {
      Log.warning("a custom backoff failed, the longest delay is taken: " + e);
      return policy.cap();
    }
  }
}
