package io.durable.store;

import io.durable.Execution;
import io.durable.ExecutionQuery;
import io.durable.OpenWait;
import io.durable.Page;
import io.durable.WaitKind;
import io.durable.WaitQuery;
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
    var newestFirst =
        tables.executions.values().stream()
            .map(MemoryExecution::summary)
            .filter(row -> query.workflow().map(row.workflow()::equals).orElse(true))
            .filter(row -> query.status().map(row.status()::equals).orElse(true))
            .filter(
                row ->
                    query.businessKey().isEmpty() || query.businessKey().equals(row.businessKey()))
            .sorted(Comparator.<Execution, Cursor>comparing(MemoryReads::end).reversed());
    return page(newestFirst, MemoryReads::end, query.after(), query.limit(), -1);
  }

  Page<OpenWait> waits(WaitQuery query) {
    var oldestFirst =
        tables.executions.values().stream()
            .filter(row -> query.execution().map(row.id()::equals).orElse(true))
            .flatMap(row -> row.questions.values().stream().map(row::openWait))
            .filter(wait -> wait.open() && wait.kind() != WaitKind.SLEEP)
            .filter(wait -> query.kind().map(wait.kind()::equals).orElse(true))
            .filter(wait -> query.role().map(role -> mayAnswer(wait, role)).orElse(true))
            .sorted(Comparator.<OpenWait, Cursor>comparing(MemoryReads::end));
    return page(oldestFirst, MemoryReads::end, query.after(), query.limit(), 1);
  }

  private static boolean mayAnswer(OpenWait wait, String role) {
    return wait.roles().isEmpty() || wait.roles().contains(role);
  }

  private static Cursor end(Execution execution) {
    return new Cursor(execution.createdAt(), execution.id());
  }

  private static Cursor end(OpenWait wait) {
    return new Cursor(wait.openedAt(), wait.id());
  }

  private static <T> Page<T> page(
      Stream<T> sorted, Function<T, Cursor> end, Optional<String> after, int limit, int direction) {
    var rest =
        after
            .map(Cursor::parse)
            .map(last -> sorted.filter(row -> end.apply(row).compareTo(last) * direction > 0))
            .orElse(sorted)
            .toList();
    if (rest.size() <= limit) {
      return new Page<>(rest, Optional.empty());
    }
    var items = rest.subList(0, limit);
    return new Page<>(items, Optional.of(end.apply(items.get(limit - 1)).text()));
  }
}
