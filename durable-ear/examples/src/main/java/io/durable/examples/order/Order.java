package io.durable.examples.order;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a customer orders.
 *
 * @param card the number that is charged; the bank of the examples declines 4000000000000002
 * @param packingTime how long the warehouse takes; at once when it is left out
 */
public record Order(
    String id, String customer, List<Line> lines, String card, Optional<Duration> packingTime) {

  public Order {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(card, "card");
    Objects.requireNonNull(packingTime, "packingTime");
    lines = List.copyOf(lines);
  }

  /** Some of one article. */
  public record Line(String sku, int quantity, BigDecimal price) {
    public Line {
      Objects.requireNonNull(sku, "sku");
      Objects.requireNonNull(price, "price");
      if (quantity < 1) {
        throw new IllegalArgumentException("a line has a quantity of 1 or more, not " + quantity);
      }
    }
  }

  /** What it costs. */
  public BigDecimal total() {
    return lines.stream()
        .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How much of each article, in the order in which their rows are locked. */
  SortedMap<String, Integer> quantities() {
    var sums = new TreeMap<String, Integer>();
    lines.forEach(line -> sums.merge(line.sku(), line.quantity(), Integer::sum));
    return sums;
  }
}
