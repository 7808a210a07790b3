package io.durable.store;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What an execution started with. */
@Entity
@Table(schema = "durable", name = "input")
class StoredInput {
  @Id
  @Column(name = "execution")
  private UUID execution;

  @Convert(converter = JsonColumn.class)
  @Column(name = "value")
  private JsonNode value;

  protected StoredInput() {}

  JsonNode value() {
    return value;
  }
}
