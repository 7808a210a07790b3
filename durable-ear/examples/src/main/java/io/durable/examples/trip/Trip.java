package io.durable.examples.trip;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where somebody goes.
 *
 * @param car the kind of car; there is no {@code limousine}, ever
 */
public record Trip(String traveller, String destination, LocalDate from, LocalDate to, String car) {
  public Trip {
    Objects.requireNonNull(traveller, "traveller");
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(car, "car");
  }
}
