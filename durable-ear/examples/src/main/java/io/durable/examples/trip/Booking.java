package io.durable.examples.trip;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A booking that the agency holds. */
@Entity
@Table(schema = "examples", name = "booking")
public class Booking {
  @Id UUID id;
  String traveller;
  String what;
  boolean cancelled;

  /** For JPA. */
  protected Booking() {}

  Booking(UUID id, String traveller, String what) {
    this.id = id;
    this.traveller = traveller;
    this.what = what;
  }

  void cancel() {
    cancelled = true;
  }
}
