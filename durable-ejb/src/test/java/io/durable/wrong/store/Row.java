package io.durable.wrong.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row for everybody. */
@Entity
public class Row {
  @Id private long id;

  /** Begins with get. */
  public long getId() {
    return id;
  }
}
