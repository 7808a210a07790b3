package io.durable.boundary;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What can be configured, read once from the {@code durable.*} keys.
 *
 * @param node the name of this node, for people
 * @param queues the queues that this node serves
 * @param held how many executions this node holds in memory at once
 * @param transactional how many transactional steps run at once; fewer than the pool has
 *     connections
 * @param external how many external steps run at once
 * @param stepTimeout the JTA timeout of transactional steps without a timeout of their own
 * @param payloadLimit the largest payload in bytes of UTF-8
 * @param times the node's rhythm
 */
public record Settings(
    String node,
    Set<String> queues,
    int held,
    int transactional,
    int external,
    Duration stepTimeout,
    int payloadLimit,
    Times times) {

  public Settings {
    Objects.requireNonNull(node, "node");
    queues = Set.copyOf(queues);
    Objects.requireNonNull(stepTimeout, "stepTimeout");
    Objects.requireNonNull(times, "times");
  }

  /**
   * The rhythm of a node.
   *
   * @param heartbeat how often it says that it is alive
   * @param lease how long after its last heartbeat others take its executions
   * @param poll how often it looks for runnable executions without a hint
   * @param sweep how often it repeats hints and looks after dead nodes
   * @param drain how long an orderly stop waits for running steps
   */
  public record Times(
      Duration heartbeat, Duration lease, Duration poll, Duration sweep, Duration drain) {
    public Times {
      Objects.requireNonNull(heartbeat, "heartbeat");
      Objects.requireNonNull(lease, "lease");
      Objects.requireNonNull(poll, "poll");
      Objects.requireNonNull(sweep, "sweep");
      Objects.requireNonNull(drain, "drain");
    }
  }

  /** What holds when nothing is configured. */
  public static Settings standard() {
    return new Settings(
        "node",
        Set.of("default"),
        200,
        8,
        32,
        Duration.ofMinutes(2),
        4 * 1024 * 1024,
        new Times(
            Duration.ofSeconds(3),
            Duration.ofSeconds(15),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(20)));
  }

  public Settings node(String name) {
    return new Settings(
        name, queues, held, transactional, external, stepTimeout, payloadLimit, times);
  }

  public Settings times(Times rhythm) {
    return new Settings(
        node, queues, held, transactional, external, stepTimeout, payloadLimit, rhythm);
  }
}
