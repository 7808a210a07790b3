package io.durable.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which methods an interceptor saw. */
@ApplicationScoped
public class Tally {
  private final List<String> seen = new CopyOnWriteArrayList<>();

  void note(String method) {
    seen.add(method);
  }

  /** In order. */
  public List<String> seen() {
    return List.copyOf(seen);
  }
}
