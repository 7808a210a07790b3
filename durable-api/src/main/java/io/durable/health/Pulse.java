package io.durable.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Where the engine of this application lets its health be felt. */
@ApplicationScoped
public class Pulse {
  private volatile Optional<Vitals> vitals = Optional.empty();

  /** What the checks ask the engine, each time anew. */
  public interface Vitals {

    /** Whether it has joined the other nodes. */
    boolean started();

    /**
     * Whether it takes work: its heartbeat gets through, it has asked the database for work lately,
     * and it is not draining.
     */
    boolean ready();

    /** Whether its loops turn, with or without a database. */
    boolean alive();

    /** The node's name, for people. */
    String name();

    /** How long ago it last got an answer when it asked for work. */
    long polledMillisAgo();
  }

  /** The engine is there; before that, the checks say that it is not. */
  public void of(Vitals engine) {
    vitals = Optional.of(Objects.requireNonNull(engine, "engine"));
  }

  Optional<Vitals> vitals() {
    return vitals;
  }
}
