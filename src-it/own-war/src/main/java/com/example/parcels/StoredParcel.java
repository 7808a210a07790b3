package com.example.parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A parcel on the shelf, or gone. */
@Entity
@Table(name = "parcel")
public class StoredParcel {
  @Id private String number;
  private String addressee;
  private String fetchedBy;

  protected StoredParcel() {}

  StoredParcel(Parcel parcel) {
    number = parcel.number();
    addressee = parcel.addressee();
  }

  void fetched(String by) {
    if (fetchedBy != null) {
      throw new IllegalStateException("parcel " + number + " of " + addressee + " is gone");
    }
    fetchedBy = by;
  }
}
