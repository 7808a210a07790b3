package io.durable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How an execution starts.
 *
 * <pre>
 * {@code client.start(OrderFulfilment.class, order, StartOptions.none().businessKey(order.id()).priority(5));}
 * </pre>
 *
 * @param businessKey unique per workflow among unfinished executions
 * @param idempotencyKey a second start with it gives the first execution; with another body it is
 *     refused
 * @param queue a routing label; nodes take the queues that they are configured for
 * @param priority from 0 to 9, higher first
 * @param at not before this time
 * @param attributes for queries; at most 32, keys and values up to 200 characters
 */
public record StartOptions(
    Optional<String> businessKey,
    Optional<String> idempotencyKey,
    String queue,
    int priority,
    Optional<Instant> at,
    Map<String, String> attributes) {

  /** The queue of whoever does not name one. */
  public static final String DEFAULT_QUEUE = "default";

  /** The most characters of a key or a queue's name. */
  public static final int LONGEST_KEY = 200;

  // As far as PostgreSQL and Java agree on the calendar, and as far as anybody waits.
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public StartOptions {
    businessKey.ifPresent(key -> Texts.requireFit("business key", key));
    idempotencyKey.ifPresent(key -> Texts.requireFit("idempotency key", key));
    Texts.requireFit("queue", queue);
    if (priority < 0 || priority > 9) {
      throw new IllegalArgumentException("a priority is a number from 0 to 9, not " + priority);
    }
    at.ifPresent(StartOptions::requireInReach);
    attributes = Map.copyOf(attributes);
    if (attributes.size() > 32) {
      throw new IllegalArgumentException(
          "an execution has at most 32 attributes, not " + attributes.size());
    }
    attributes.forEach(
        (key, value) -> {
          Texts.requireFit("attribute", key);
          Texts.requireFit("attribute '" + key + "'", value);
        });
  }

  /** No key, default queue, priority 0, at once. */
  public static StartOptions none() {
    return new StartOptions(
        Optional.empty(), Optional.empty(), DEFAULT_QUEUE, 0, Optional.empty(), Map.of());
  }

  public StartOptions businessKey(String key) {
    return new StartOptions(Optional.of(key), idempotencyKey, queue, priority, at, attributes);
  }

  public StartOptions idempotencyKey(String key) {
    return new StartOptions(businessKey, Optional.of(key), queue, priority, at, attributes);
  }

  public StartOptions queue(String name) {
    return new StartOptions(businessKey, idempotencyKey, name, priority, at, attributes);
  }

  public StartOptions priority(int level) {
    return new StartOptions(businessKey, idempotencyKey, queue, level, at, attributes);
  }

  public StartOptions at(Instant time) {
    return new StartOptions(
        businessKey, idempotencyKey, queue, priority, Optional.of(time), attributes);
  }

  public StartOptions attribute(String key, String value) {
    var more = new HashMap<>(attributes);
    more.put(key, value);
    return new StartOptions(businessKey, idempotencyKey, queue, priority, at, more);
  }

  private static void requireInReach(Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "a start time lies between the years 1900 and 9999: " + time);
    }
  }
}
