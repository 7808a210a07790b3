package io.durable.store;

import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.WaitKind;
import io.durable.WaitQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What the client reads, through JPA: entities that are never written and never kept. */
final class Reads {
  private static final String READ_ONLY = "eclipselink.read-only";

  private final Entities entities;

  Reads(Entities entities) {
    this.entities = Objects.requireNonNull(entities, "entities");
  }

  Optional<Execution> find(UUID execution) {
    return one(StoredExecution.class, "id", execution).map(StoredExecution::word);
  }

  Optional<OpenWait> findWait(UUID wait) {
    return one(StoredQuestion.class, "id", wait).map(StoredQuestion::word);
  }

  Optional<ExecutionDetail> detail(UUID id) {
    return find(id).map(this::detail);
  }

  private ExecutionDetail detail(Execution execution) {
    var id = execution.id();
    var input = one(StoredInput.class, "execution", id).orElseThrow();
    var result = one(StoredResult.class, "execution", id);
    return new ExecutionDetail(
        execution,
        input.value(),
        result.flatMap(StoredResult::value),
        result.flatMap(StoredResult::failure),
        journal(id),
        openWaits(id));
  }

  private List<ExecutionDetail.JournalEntry> journal(UUID execution) {
    return all(
        StoredOutcome.class,
        (cb, query, row) ->
            query
                .where(cb.equal(row.get("execution"), execution))
                .orderBy(cb.asc(row.get("sequence"))),
        StoredOutcome::word);
  }

  private List<OpenWait> openWaits(UUID execution) {
    return all(
        StoredQuestion.class,
        (cb, query, row) ->
            query
                .where(cb.equal(row.get("execution"), execution), cb.isTrue(row.get("open")))
                .orderBy(cb.asc(row.get("openedAt")), cb.asc(row.get("id"))),
        StoredQuestion::word);
  }

  Page<Execution> list(ExecutionQuery asked) {
    return page(
        StoredExecution.class,
        asked.limit(),
        (cb, query, row) -> {
          var filters = new ArrayList<Predicate>();
          asked.workflow().ifPresent(name -> filters.add(cb.equal(row.get("workflow"), name)));
          asked.status().ifPresent(status -> filters.add(cb.equal(row.get("status"), status)));
          asked.businessKey().ifPresent(key -> filters.add(cb.equal(row.get("businessKey"), key)));
          asked.after().map(Cursor::parse).ifPresent(end -> filters.add(before(cb, row, end)));
          query
              .where(filters.toArray(Predicate[]::new))
              .orderBy(cb.desc(row.get("createdAt")), cb.desc(row.get("id")));
        },
        StoredExecution::word,
        last -> new Cursor(last.createdAt(), last.id()));
  }

  Page<OpenWait> waits(WaitQuery asked) {
    return page(
        StoredQuestion.class,
        asked.limit(),
        (cb, query, row) -> {
          var filters = new ArrayList<Predicate>();
          // The first two say nothing new: they are the words of the partial index.
          filters.add(cb.equal(row.get("state"), "OPEN"));
          filters.add(cb.notEqual(row.get("kind"), WaitKind.SLEEP));
          filters.add(cb.isTrue(row.get("open")));
          asked.kind().ifPresent(kind -> filters.add(cb.equal(row.get("kind"), kind)));
          asked.role().ifPresent(role -> filters.add(mayAnswer(cb, row, role)));
          asked.execution().ifPresent(id -> filters.add(cb.equal(row.get("execution"), id)));
          asked.after().map(Cursor::parse).ifPresent(end -> filters.add(after(cb, row, end)));
          query
              .where(filters.toArray(Predicate[]::new))
              .orderBy(cb.asc(row.get("openedAt")), cb.asc(row.get("id")));
        },
        StoredQuestion::word,
        last -> new Cursor(last.openedAt(), last.id()));
  }

  private static Predicate mayAnswer(CriteriaBuilder cb, Root<?> row, String role) {
    var roles = row.get("roles");
    return cb.or(
        cb.equal(cb.function("jsonb_array_length", Integer.class, roles), 0),
        cb.isTrue(cb.function("jsonb_exists", Boolean.class, roles, cb.literal(role))));
  }

  // The first condition follows from the second, but only the first can be looked up in an index.
  private static Predicate before(CriteriaBuilder cb, Root<?> row, Cursor end) {
    Path<OffsetDateTime> at = row.get("createdAt");
    Path<UUID> id = row.get("id");
    var time = utc(end.at());
    return cb.and(
        cb.lessThanOrEqualTo(at, time), cb.or(cb.lessThan(at, time), cb.lessThan(id, end.id())));
  }

  private static Predicate after(CriteriaBuilder cb, Root<?> row, Cursor end) {
    Path<OffsetDateTime> at = row.get("openedAt");
    Path<UUID> id = row.get("id");
    var time = utc(end.at());
    return cb.and(
        cb.greaterThanOrEqualTo(at, time),
        cb.or(cb.greaterThan(at, time), cb.greaterThan(id, end.id())));
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  /** What a query asks for, beside its root. */
  @FunctionalInterface
  private interface Asking<E> {
    void ask(CriteriaBuilder builder, CriteriaQuery<E> query, Root<E> row);
  }

  private <E> Optional<E> one(Class<E> type, String key, UUID id) {
    var found = fetch(type, (cb, query, row) -> query.where(cb.equal(row.get(key), id)), 2);
    return found.stream().findFirst();
  }

  private <E, T> List<T> all(Class<E> type, Asking<E> asking, Function<E, T> word) {
    return fetch(type, asking, Integer.MAX_VALUE).stream().map(word).toList();
  }

  /** Asks for one more than the page holds, to know whether there is another. */
  private <E, T> Page<T> page(
      Class<E> type, int limit, Asking<E> asking, Function<E, T> word, Function<T, Cursor> end) {
    var found = fetch(type, asking, limit + 1).stream().map(word).toList();
    if (found.size() <= limit) {
      return new Page<>(found, Optional.empty());
    }
    var items = found.subList(0, limit);
    return new Page<>(items, Optional.of(end.apply(items.get(limit - 1)).text()));
  }

  private <E> List<E> fetch(Class<E> type, Asking<E> asking, int limit) {
    try (var manager = entities.open()) {
      var builder = manager.getCriteriaBuilder();
      var query = builder.createQuery(type);
      var row = query.from(type);
      query.select(row);
      asking.ask(builder, query, row);
      return manager
          .createQuery(query)
          .setHint(READ_ONLY, "true")
          .setMaxResults(limit)
          .getResultList();
    }
  }
}
