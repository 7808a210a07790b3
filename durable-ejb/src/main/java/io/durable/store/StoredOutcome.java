package io.durable.store;

import io.durable.ExecutionDetail.JournalEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A journal row, as the client reads it. */
@Entity
@Table(schema = "durable", name = "journal")
@IdClass(StoredOutcome.Key.class)
class StoredOutcome {
  @Id
  @Column(name = "execution")
  private UUID execution;

  @Id
  @Column(name = "path")
  private String path;

  @Id
  @Column(name = "attempt")
  private int attempt;

  @Column(name = "sequence")
  private long sequence;

  @Column(name = "kind")
  private String kind;

  @Column(name = "outcome")
  private String outcome;

  @Convert(converter = JsonColumn.class)
  @Column(name = "value")
  private JsonNode value;

  @Convert(converter = JsonColumn.class)
  @Column(name = "failure")
  private JsonNode failure;

  @Column(name = "retry_at")
  private OffsetDateTime retryAt;

  @Column(name = "started_at")
  private OffsetDateTime startedAt;

  @Column(name = "ended_at")
  private OffsetDateTime endedAt;

  protected StoredOutcome() {}

  JournalEntry word() {
    return new JournalEntry(
        path,
        attempt,
        sequence,
        kind,
        outcome,
        Optional.ofNullable(value),
        Optional.ofNullable(failure).map(Jsonb::failure),
        Optional.ofNullable(retryAt).map(OffsetDateTime::toInstant),
        startedAt.toInstant(),
        endedAt.toInstant());
  }

  /** The key of the journal; not a record, because JPA 3.1 takes none here. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private UUID execution;
    private String path;
    private int attempt;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(execution, key.execution)
          && Objects.equals(path, key.path)
          && attempt == key.attempt;
    }

    @Override
    public int hashCode() {
      return Objects.hash(execution, path, attempt);
    }
  }
}
