package io.durable.plan;

import io.durable.OnFailure;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a plan says about its executions as a whole. It may change under way.
 *
 * @param timeout the time of one execution
 * @param onFailure what becomes of an execution in which a node has failed for good
 */
public record Settings(Optional<Duration> timeout, OnFailure onFailure) {

  /** Of a plan that says nothing. */
  public static final Settings DEFAULT = new Settings(Optional.empty(), OnFailure.COMPENSATE);

  public Settings {
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(onFailure, "onFailure");
  }
}
