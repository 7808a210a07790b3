package io.durable.examples.order;

import io.durable.PermanentFailure;

/** There is not enough of an article; asking again does not help. */
public class OutOfStock extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  OutOfStock(String sku, int wanted, int onHand) {
    super("%d of %s wanted, %d on hand".formatted(wanted, sku, onHand));
  }
}
