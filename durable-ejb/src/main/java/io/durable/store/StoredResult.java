package io.durable.store;

import io.durable.Failure;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** How an execution ended. */
@Entity
@Table(schema = "durable", name = "result")
class StoredResult {
  @Id
  @Column(name = "execution")
  private UUID execution;

  @Convert(converter = JsonColumn.class)
  @Column(name = "value")
  private JsonNode value;

  @Convert(converter = JsonColumn.class)
  @Column(name = "failure")
  private JsonNode failure;

  protected StoredResult() {}

  Optional<JsonNode> value() {
    return Optional.ofNullable(value);
  }

  Optional<Failure> failure() {
    return Optional.ofNullable(failure).map(Jsonb::failure);
  }
}
