package io.durable.store;

import io.durable.Execution;
import io.durable.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An execution's row, as the client reads it. */
@Entity
@Table(schema = "durable", name = "execution")
class StoredExecution {
  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "workflow")
  private String workflow;

  @Column(name = "plan_hash")
  private String planHash;

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private Status status;

  @Column(name = "reason")
  private String reason;

  @Column(name = "business_key")
  private String businessKey;

  @Column(name = "queue")
  private String queue;

  @Column(name = "priority")
  private int priority;

  @Convert(converter = JsonColumn.class)
  @Column(name = "attributes")
  private JsonNode attributes;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  @Column(name = "due_at")
  private OffsetDateTime dueAt;

  @Column(name = "ended_at")
  private OffsetDateTime endedAt;

  protected StoredExecution() {}

  Execution word() {
    return new Execution(
        id,
        workflow,
        planHash,
        status,
        Optional.ofNullable(reason),
        Optional.ofNullable(businessKey),
        queue,
        priority,
        attributes(),
        createdAt.toInstant(),
        Optional.ofNullable(dueAt).map(OffsetDateTime::toInstant),
        Optional.ofNullable(endedAt).map(OffsetDateTime::toInstant));
  }

  private Map<String, String> attributes() {
    var map = new LinkedHashMap<String, String>();
    attributes.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
    return map;
  }
}
