package io.durable.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The orders of this JVM, and which execution is whose case. */
final class Points {
  private final Consumer<String> tell;
  private final boolean tracing;
  private final Map<UUID, String> cases = new ConcurrentHashMap<>();
  private final Map<String, Order> orders = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> paused = new ConcurrentHashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();

  /** What was ordered for a case. */
  record Order(Point point, Action action) {}

  /**
   * @param tell takes a line for the test
   * @param tracing whether every point is told
   */
  Points(Consumer<String> tell, boolean tracing) {
    this.tell = tell;
    this.tracing = tracing;
  }

  void known(UUID execution, String name) {
    cases.put(execution, name);
  }

  Optional<String> caseOf(UUID execution) {
    return Optional.ofNullable(cases.get(execution));
  }

  void order(String name, Point point, Action action) {
    orders.put(name, new Order(point, action));
  }

  void goOn(String name) {
    var latch = paused.remove(name);
    if (latch != null) {
      latch.countDown();
    }
  }

  /** A case is at a point; gives what a connection has to do there. */
  Optional<Action> reach(String name, String label) {
    if (tracing) {
      tell.accept("point\t" + name + "\t" + label);
    }
    var due = due(name, label);
    if (due.isEmpty()) {
      return Optional.empty();
    }
    tell.accept("reached\t" + name + "\t" + due.get().point());
    switch (due.get().action()) {
      case STOP -> stand(new CountDownLatch(1));
      case PAUSE -> stand(paused.get(name));
      case CUT, LOSE -> {
        // the connection's business
      }
    }
    return due.map(Order::action);
  }

  private synchronized Optional<Order> due(String name, String label) {
    var times = seen.merge(name + "\t" + label, 1, Integer::sum);
    var order = orders.get(name);
    if (order == null || !order.point().equals(new Point(label, times))) {
      return Optional.empty();
    }
    orders.remove(name);
    if (order.action() == Action.PAUSE) {
      paused.put(name, new CountDownLatch(1));
    }
    return Optional.of(order);
  }

  /**
   * Whoever stands here stands until he is told, or killed: the interruption of a cancel is part of
   * what a kill may come after.
   */
  private static void stand(CountDownLatch latch) {
    var standing = true;
    while (standing) {
      try {
        latch.await();
        standing = false;
      } catch (InterruptedException e) {
        standing = true;
      }
    }
  }
}
