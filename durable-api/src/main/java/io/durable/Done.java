package io.durable;

/** The result of work that has no result. There is one of it; its JSON is null. */
public final class Done {

  /** The one instance. */
  public static final Done DONE = new Done();

  private Done() {}

  @Override
  public String toString() {
    return "done";
  }
}
