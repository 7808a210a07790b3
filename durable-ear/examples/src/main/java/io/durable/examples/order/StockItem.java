package io.durable.examples.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How much of an article is on the shelf. */
@Entity
@Table(schema = "examples", name = "stock")
public class StockItem {
  @Id String sku;

  @Column(name = "on_hand")
  int onHand;

  /** For JPA. */
  protected StockItem() {}

  void take(int quantity) {
    if (quantity > onHand) {
      throw new OutOfStock(sku, quantity, onHand);
    }
    onHand -= quantity;
  }

  void putBack(int quantity) {
    onHand += quantity;
  }
}
