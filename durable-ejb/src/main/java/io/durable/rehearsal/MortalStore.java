package io.durable.rehearsal;

import io.durable.model.Checkpoint;
import io.durable.store.MemoryStore;
import io.durable.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;

/**
 * The line of one node to the store. Once it is cut nothing of the node gets through any more, as
 * when its process was killed.
 */
final class MortalStore {
  private final MemoryStore store;
  private final Script script;
  private final Stage stage;
  private volatile boolean cut;

  MortalStore(MemoryStore store, Script script, Stage stage) {
    this.store = store;
    this.script = script;
    this.stage = stage;
  }

  /** What the node talks to. */
  Store store() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, verb, arguments) -> call(verb, arguments));
  }

  private Object call(Method verb, Object[] arguments) throws Throwable {
    requireAlive();
    if (written(arguments).anyMatch(this::crashesAfter)) {
      stage.crashAfter(() -> invoke(verb, arguments));
      requireAlive();
    }
    return invoke(verb, arguments);
  }

  private Object invoke(Method verb, Object[] arguments) throws Exception {
    try {
      return verb.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static Stream<Checkpoint> written(Object[] arguments) {
    return arguments == null
        ? Stream.of()
        : Stream.of(arguments)
            .flatMap(
                argument -> argument instanceof List<?> list ? list.stream() : Stream.of(argument))
            .filter(Checkpoint.class::isInstance)
            .map(Checkpoint.class::cast);
  }

  private boolean crashesAfter(Checkpoint checkpoint) {
    return checkpoint.rows().stream().anyMatch(row -> script.crashesAfter(row.path()));
  }

  private void requireAlive() {
    if (cut) {
      throw new IllegalStateException("this node of the rehearsal is dead");
    }
  }

  void cut() {
    cut = true;
  }

  /** The node dies by the script, on one of its own threads. */
  void end() {
    if (!cut) {
      stage.crash();
    }
  }
}
