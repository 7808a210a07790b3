package io.durable.examples.order;

import io.durable.examples.evidence.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.TreeMap;

/** The shelf. Each step's writes and its checkpoint commit in one transaction. */
@ApplicationScoped
public class Stock {
  @PersistenceContext(unitName = "examples")
  EntityManager entities;

  @Inject Witness witness;

  /** Takes the goods of an order off the shelf: all of them, or none. */
  public Reservation reserve(Order order) {
    var quantities = order.quantities();
    quantities.forEach((sku, quantity) -> item(sku, quantity).take(quantity));
    witness.saw("reserved " + quantities);
    return new Reservation(order.id(), quantities);
  }

  /** Puts them back. */
  public void release(Reservation reservation) {
    var quantities = new TreeMap<>(reservation.quantities());
    quantities.forEach((sku, quantity) -> item(sku, quantity).putBack(quantity));
    witness.saw("released " + quantities);
  }

  private StockItem item(String sku, int wanted) {
    return Optional.ofNullable(entities.find(StockItem.class, sku, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> new OutOfStock(sku, wanted, 0));
  }
}
