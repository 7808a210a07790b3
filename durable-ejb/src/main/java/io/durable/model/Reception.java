package io.durable.model;

import io.durable.Execution;
import java.util.Objects;
import java.util.Set;

/**
 * What has to be known of an execution before an event is sent to it: less than all of it.
 *
 * @param known whether an event of this id has come already
 * @param over the paths of its waits that are over
 */
public record Reception(Execution execution, boolean known, Set<String> over) {
  public Reception {
    Objects.requireNonNull(execution, "execution");
    over = Set.copyOf(over);
  }
}
