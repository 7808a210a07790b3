package io.durable.probe;

/**
 * What a step's thread is.
 *
 * @param release the release of the server's JDK
 */
public record Where(int release, boolean virtual, String name) {

  /** The thread that asks. */
  static Where here() {
    var thread = Thread.currentThread();
    return new Where(Runtime.version().feature(), isVirtual(thread), thread.toString());
  }

  /** {@code thread.isVirtual()}: the release level is 17, where it does not exist. */
  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (NoSuchMethodException e) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("isVirtual() is there but cannot be called", e);
    }
  }
}
