package io.durable.probe;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of business data. */
@Entity
@Table(name = "probe_line")
public class Line {
  @Id private String id;
  private String text;

  protected Line() {}

  Line(String text) {
    this.id = UUID.randomUUID().toString();
    this.text = text;
  }

  String text() {
    return text;
  }
}
