package io.durable.examples.returns;

import io.durable.examples.evidence.Witness;
import io.durable.examples.order.Reservation;
import io.durable.examples.order.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Takes goods in and gives credit. */
@ApplicationScoped
public class ReturnsDesk {
  @Inject Stock stock;
  @Inject Witness witness;

  /** Puts the goods on the shelf again. */
  public void restock(Return goods, Arrival arrival) {
    stock.release(new Reservation(goods.order(), Map.of(goods.sku(), arrival.quantity())));
  }

  /** Throws the goods away. */
  public void scrap(Return goods, Arrival arrival) {
    witness.saw("scrapped " + arrival.quantity() + " of " + goods.sku());
  }

  /** Gives the customer a credit. */
  public Credit credit(Return goods, Refund refund) {
    witness.saw("credited " + refund.amount());
    return new Credit(goods.order(), refund.amount());
  }
}
