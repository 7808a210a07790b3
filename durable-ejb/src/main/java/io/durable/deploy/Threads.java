package io.durable.deploy;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of the engine. Where the JDK has virtual ones they are used, with the server's
 * context; else the server's managed executor. Whoever asks for a thread hands on none of its own
 * context: tasks run as the engine, not as the caller whose request happened to lead to them.
 */
final class Threads {

  private Threads() {}

  /**
   * The executor for everything.
   *
   * @param managed for a JDK without virtual threads
   * @param contexts gives the server's context, captured now
   */
  static Executor of(Executor managed, ContextService contexts) {
    var context = contexts.createContextualProxy((Executor) Runnable::run, Executor.class);
    var carrier = virtual(managed);
    return task -> carrier.execute(() -> context.execute(task));
  }

  /** Whether the JDK has virtual threads. */
  static boolean virtual() {
    return Runtime.version().feature() >= 21;
  }

  private static Executor virtual(Executor managed) {
    if (!virtual()) {
      return managed;
    }
    try {
      var factory = factory();
      return task -> factory.newThread(task).start();
    } catch (Throwable e) {
      throw new IllegalStateException("virtual threads are there but cannot be made", e);
    }
  }

  /**
   * {@code Thread.ofVirtual().name("durable-", 0).factory()}: the release level is 17, where it
   * does not exist.
   */
  private static ThreadFactory factory() throws Throwable {
    var lookup = MethodHandles.publicLookup();
    var builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
    var ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder));
    var name =
        lookup.findVirtual(
            builder, "name", MethodType.methodType(builder, String.class, long.class));
    var factory =
        lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
    return (ThreadFactory) factory.invoke(name.invoke(ofVirtual.invoke(), "durable-", 0L));
  }
}
