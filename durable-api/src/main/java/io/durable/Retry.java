package io.durable;

import io.durable.function.Fn1;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What follows a failed attempt. The delay is durable and holds no thread, connection or lock.
 *
 * <pre>{@code
 * flow.step("charge", payments::charge, order)
 *     .retry(Retry.exponential(5, Duration.ofSeconds(2)).jitter(0.25).except(CardDeclined.class));
 * }</pre>
 *
 * <p>An exception may carry its own delay ({@link RetryAfter}) or end the retries ({@link
 * PermanentFailure}); both win over the policy, except that nothing exceeds {@link #attempts()}.
 *
 * @param attempts tries in all, the first one included; at least 1
 * @param backoff how the delay grows
 * @param cap the longest delay, before jitter
 * @param jitter the part of the delay, from 0 to 1, by which it is shortened or lengthened at
 *     random
 * @param except failures of these types are final
 * @param only if not empty, failures of other types are final
 */
public record Retry(
    int attempts,
    Backoff backoff,
    Duration cap,
    double jitter,
    List<Class<? extends Throwable>> except,
    List<Class<? extends Throwable>> only) {

  /** The longest delay unless {@link #cap(Duration)} says otherwise: one day. */
  public static final Duration DEFAULT_CAP = Duration.ofDays(1);

  public Retry {
    if (attempts < 1) {
      throw new IllegalArgumentException("a step has at least one attempt, not " + attempts);
    }
    Objects.requireNonNull(backoff, "backoff");
    if (cap.isNegative()) {
      throw new IllegalArgumentException("the longest delay cannot be negative: " + cap);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter is a part from 0 to 1, not " + jitter);
    }
    except = List.copyOf(except);
    only = List.copyOf(only);
  }

  /** How the delay grows from attempt to attempt. */
  public sealed interface Backoff {
    record Exponential(Duration first, double factor) implements Backoff {
      public Exponential {
        requirePositive(first);
        if (!(factor >= 1 && factor <= 1000)) {
          throw new IllegalArgumentException("the factor is between 1 and 1000, not " + factor);
        }
      }
    }

    record Linear(Duration first) implements Backoff {
      public Linear {
        requirePositive(first);
      }
    }

    record Constant(Duration delay) implements Backoff {
      public Constant {
        requirePositive(delay);
      }
    }

    /**
     * @param delay from the number of the attempt that failed, counted from 1, to the delay before
     *     the next
     */
    record Custom(Fn1<Integer, Duration> delay) implements Backoff {
      public Custom {
        Objects.requireNonNull(delay, "delay");
      }
    }

    private static void requirePositive(Duration delay) {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("a delay cannot be negative: " + delay);
      }
    }
  }

  /** One attempt: a failure is final. The default of a step. */
  public static Retry never() {
    return of(1, new Backoff.Constant(Duration.ZERO));
  }

  /** Five attempts, after 1, 2, 4 and 8 seconds. The default of a compensation. */
  public static Retry ofCompensation() {
    return exponential(5, Duration.ofSeconds(1)).cap(Duration.ofMinutes(1));
  }

  /** The delay doubles: {@code first}, 2 × {@code first}, 4 × {@code first} … */
  public static Retry exponential(int attempts, Duration first) {
    return exponential(attempts, first, 2);
  }

  /** The delay grows by {@code factor}. */
  public static Retry exponential(int attempts, Duration first, double factor) {
    return of(attempts, new Backoff.Exponential(first, factor));
  }

  /** The delay grows by {@code first}: {@code first}, 2 × {@code first}, 3 × {@code first} … */
  public static Retry linear(int attempts, Duration first) {
    return of(attempts, new Backoff.Linear(first));
  }

  /** Always the same delay. */
  public static Retry constant(int attempts, Duration delay) {
    return of(attempts, new Backoff.Constant(delay));
  }

  /**
   * The delay that {@code delay} gives for the number of the attempt that failed, counted from 1.
   */
  public static Retry custom(int attempts, Fn1<Integer, Duration> delay) {
    return of(attempts, new Backoff.Custom(delay));
  }

  private static Retry of(int attempts, Backoff backoff) {
    return new Retry(attempts, backoff, DEFAULT_CAP, 0, List.of(), List.of());
  }

  /** No delay is longer than {@code longest}. */
  public Retry cap(Duration longest) {
    return new Retry(attempts, backoff, longest, jitter, except, only);
  }

  /** Shortens or lengthens each delay at random by up to {@code part} of it, from 0 to 1. */
  public Retry jitter(double part) {
    return new Retry(attempts, backoff, cap, part, except, only);
  }

  /** Failures of these types, or with such a cause below an EJBException, are final. */
  // varargs: javac sees an escape in handing the array to a stream; it is only read here.
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Retry except(Class<? extends Throwable>... types) {
    return new Retry(attempts, backoff, cap, jitter, Arrays.stream(types).toList(), only);
  }

  /** Only failures of these types are tried again. */
  // varargs: as above
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Retry only(Class<? extends Throwable>... types) {
    return new Retry(attempts, backoff, cap, jitter, except, Arrays.stream(types).toList());
  }

  /** Whether the policy tries again after a failure of this type, as far as types go. */
  public boolean retries(Throwable failure) {
    return except.stream().noneMatch(type -> type.isInstance(failure))
        && (only.isEmpty() || only.stream().anyMatch(type -> type.isInstance(failure)));
  }

  /**
   * The delay after attempt {@code failed}, with jitter.
   *
   * @param failed counted from 1
   * @throws Exception what a custom function threw
   */
  public Duration delayAfter(int failed) throws Exception {
    return delayAfter(failed, ThreadLocalRandom.current().nextDouble(-1, 1));
  }

  /**
   * The delay after attempt {@code failed}, never negative and never an overflow.
   *
   * @param dice from -1 to 1: where in the jitter's range the delay falls
   */
  Duration delayAfter(int failed, double dice) throws Exception {
    var millis = Math.min(rawMillis(failed), (double) cap.toMillis());
    return Duration.ofMillis(
        (long) Math.max(0, Math.min(millis * (1 + jitter * dice), Long.MAX_VALUE / 4.0)));
  }

  private double rawMillis(int failed) throws Exception {
    if (backoff instanceof Backoff.Exponential exponential) {
      return exponential.first().toMillis() * Math.pow(exponential.factor(), failed - 1.0);
    }
    if (backoff instanceof Backoff.Linear linear) {
      return (double) linear.first().toMillis() * failed;
    }
    if (backoff instanceof Backoff.Constant constant) {
      return constant.delay().toMillis();
    }
    var custom = ((Backoff.Custom) backoff).delay().apply(failed);
    return Objects.requireNonNull(custom, "a custom backoff gave null for attempt " + failed)
        .toMillis();
  }
}
