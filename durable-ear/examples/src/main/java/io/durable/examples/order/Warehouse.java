package io.durable.examples.order;

import io.durable.examples.evidence.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Packs parcels; as slowly as the order wants it, so that there is time to kill the server. */
@ApplicationScoped
public class Warehouse {
  @Inject Witness witness;

  /** Packs what was reserved for an order. */
  public Parcel pack(Order order, Reservation reservation) throws InterruptedException {
    Thread.sleep(order.packingTime().orElse(Duration.ZERO).toMillis());
    witness.saw("packed " + reservation.quantities().size() + " articles");
    return new Parcel("P-" + order.id());
  }
}
