package io.durable.store;

import io.durable.OpenWait;
import io.durable.WaitKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A wait with what its execution says about it: a row of the view {@code durable.question}. */
@Entity
@Table(schema = "durable", name = "question")
class StoredQuestion {
  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "execution")
  private UUID execution;

  @Column(name = "workflow")
  private String workflow;

  @Column(name = "plan_hash")
  private String planHash;

  @Column(name = "path")
  private String path;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private WaitKind kind;

  @Column(name = "state")
  private String state;

  @Column(name = "open")
  private boolean open;

  @Column(name = "signal")
  private String signal;

  @Column(name = "prompt")
  private String prompt;

  @Convert(converter = JsonColumn.class)
  @Column(name = "show")
  private JsonNode show;

  @Convert(converter = JsonColumn.class)
  @Column(name = "schema")
  private JsonNode schema;

  @Convert(converter = JsonColumn.class)
  @Column(name = "options")
  private JsonNode options;

  @Convert(converter = JsonColumn.class)
  @Column(name = "roles")
  private JsonNode roles;

  @Column(name = "deadline")
  private OffsetDateTime deadline;

  @Column(name = "opened_at")
  private OffsetDateTime openedAt;

  protected StoredQuestion() {}

  OpenWait word() {
    return new OpenWait(
        id,
        execution,
        workflow,
        planHash,
        path,
        kind,
        open,
        signal,
        prompt,
        Optional.ofNullable(show),
        schema,
        options.valueStream().toList(),
        roles.valueStream().map(JsonNode::asString).toList(),
        Optional.ofNullable(deadline).map(OffsetDateTime::toInstant),
        openedAt.toInstant());
  }
}
