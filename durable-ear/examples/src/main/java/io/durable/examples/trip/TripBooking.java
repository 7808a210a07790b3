package io.durable.examples.trip;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;

/** Books all of a trip, or none of it. */
@Durable("trip-booking")
public class TripBooking implements Workflow<Trip, Itinerary> {
  private final TravelAgency agency;

  /** Called by CDI. */
  @Inject
  public TripBooking(TravelAgency agency) {
    this.agency = agency;
  }

  @Override
  public Value<Itinerary> define(Flow flow, Value<Trip> trip) {
    var flight = flow.step("flight", agency::bookFlight, trip).compensate(agency::cancel);
    var hotel = flow.step("hotel", agency::bookHotel, trip).compensate(agency::cancel);
    var car = flow.step("car", agency::bookCar, trip).compensate(agency::cancel);
    return flow.combine(Itinerary::new, flight, hotel, car);
  }
}
