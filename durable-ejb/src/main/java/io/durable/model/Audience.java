package io.durable.model;

import java.util.Optional;
import java.util.Set;

/**
 * Whose executions an event by business key is for.
 *
 * @param plans the hashes of those that wait for it and take its payload
 * @param strangers empty, or: all plans but these too, where their persisted form has a wait of the
 *     name; the ones named are known to the sender, who has decided about them
 */
public record Audience(Set<String> plans, Optional<Set<String>> strangers) {
  public Audience {
    plans = Set.copyOf(plans);
    strangers = strangers.map(Set::copyOf);
  }
}
