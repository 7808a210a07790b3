package com.example.parcels;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Where parcels lie. What a method writes commits together with the step that calls it. */
@ApplicationScoped
public class Shelf {
  @PersistenceContext(unitName = "parcels")
  EntityManager entities;

  /** Puts it on the shelf. */
  public String keep(Parcel parcel) {
    entities.persist(new StoredParcel(parcel));
    return parcel.number();
  }

  /** Takes it off the shelf. */
  public String handOver(String number, Pickup pickup) {
    entities.find(StoredParcel.class, number).fetched(pickup.by());
    return number + " fetched by " + pickup.by();
  }
}
