package io.durable.examples.trip;

import io.durable.examples.evidence.Witness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** Books and cancels. */
@ApplicationScoped
public class TravelAgency {
  @PersistenceContext(unitName = "examples")
  EntityManager entities;

  @Inject Witness witness;

  /** A seat. */
  public Confirmation bookFlight(Trip trip) {
    return book(trip, "flight to " + trip.destination() + " on " + trip.from());
  }

  /** A bed. */
  public Confirmation bookHotel(Trip trip) {
    return book(trip, "hotel in " + trip.destination() + " until " + trip.to());
  }

  /** A car, if there is one of its kind. */
  public Confirmation bookCar(Trip trip) {
    if (trip.car().equals("limousine")) {
      throw new SoldOut(trip.car());
    }
    return book(trip, trip.car() + " in " + trip.destination());
  }

  /** Gives it back. */
  public void cancel(Confirmation confirmation) {
    entities.find(Booking.class, confirmation.booking()).cancel();
    witness.saw("cancelled " + confirmation.what());
  }

  private Confirmation book(Trip trip, String what) {
    var booking = UUID.randomUUID();
    entities.persist(new Booking(booking, trip.traveller(), what));
    witness.saw("booked " + what);
    return new Confirmation(booking, what);
  }
}
