package io.durable.store;

import io.durable.Execution;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.WaitKind;
import io.durable.WaitQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists in memory. */
final class MemoryReads {
  private final MemoryTables tables;

  MemoryReads(MemoryTables tables) {
    this.tables = tables;
  }

  Page<Execution> list(ExecutionQuery query) {
    var newestFirst = new ArrayList<>(tables.executions.values());
    Collections.reverse(newestFirst);
    var matching =
        newestFirst.stream()
            .map(MemoryExecution::summary)
            .filter(row -> query.workflow().map(row.workflow()::equals).orElse(true))
            .filter(row -> query.status().map(row.status()::equals).orElse(true))
            .filter(
                row ->
                    query.businessKey().isEmpty() || query.businessKey().equals(row.businessKey()));
    return page(matching, row -> row.id().toString(), query.after(), query.limit());
  }

  Page<OpenWait> waits(WaitQuery query) {
    var matching =
        tables.executions.values().stream()
            .filter(row -> query.execution().map(row.id()::equals).orElse(true))
            .flatMap(row -> row.questions.values().stream().map(row::openWait))
            .filter(wait -> wait.open() && wait.kind() != WaitKind.SLEEP)
            .filter(wait -> query.kind().map(wait.kind()::equals).orElse(true))
            .filter(wait -> query.role().map(wait.roles()::contains).orElse(true))
            .sorted(Comparator.comparing(OpenWait::openedAt).thenComparing(OpenWait::id));
    return page(matching, wait -> wait.id().toString(), query.after(), query.limit());
  }

  private static <T> Page<T> page(
      Stream<T> all, Function<T, String> cursor, Optional<String> after, int limit) {
    var items = all.toList();
    var from = 0;
    if (after.isPresent()) {
      from = items.stream().map(cursor).toList().indexOf(after.get()) + 1;
    }
    var to = Math.min(items.size(), from + limit);
    var next =
        to < items.size() ? Optional.of(cursor.apply(items.get(to - 1))) : Optional.<String>empty();
    return new Page<>(items.subList(from, to), next);
  }
}
