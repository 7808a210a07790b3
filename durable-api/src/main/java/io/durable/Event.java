package io.durable;

/**
 * Waits for an event that a program sends. An event that was sent before the wait opens is kept and
 * used.
 *
 * @param <T> the type of the event's payload
 */
public interface Event<T> extends Wait<T, Event<T>> {

  /** The name that the event must have; without it, the name of the node. */
  Event<T> named(String signal);

  /** Also takes events that were sent to this business key, besides those sent to the execution. */
  Event<T> correlate(Value<String> key);
}
