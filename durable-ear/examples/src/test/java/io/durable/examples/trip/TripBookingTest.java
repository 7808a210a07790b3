package io.durable.examples.trip;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Status;
import io.durable.rehearsal.Rehearsal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TripBookingTest {
  private static final LocalDate MAY = LocalDate.of(2027, 5, 1);

  @Test
  void whatWasBookedIsCancelledInReverseOrderAlsoThroughACrash() {
    try (var rehearsal = Rehearsal.of(new TripBooking(new TravelAgency()))) {
      rehearsal
          .gives("flight", new Confirmation(UUID.randomUUID(), "flight"))
          .gives("hotel", new Confirmation(UUID.randomUUID(), "hotel"))
          .fails("car", new SoldOut("limousine"))
          .gives("flight!undo", null)
          .gives("hotel!undo", null)
          .crashesAfter("hotel!undo");

      var trip =
          rehearsal.start(
              TripBooking.class, new Trip("Ada", "Rome", MAY, MAY.plusDays(3), "limousine"));

      assertThat(trip.status()).isEqualTo(Status.COMPENSATED);
      assertThat(trip.undone()).containsExactly("hotel", "flight");
      assertThat(trip.failure().message()).isEqualTo("no limousine left");
    }
  }
}
