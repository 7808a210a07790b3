package io.durable.engine;

import io.durable.Failure;
import io.durable.model.InboxRow;
import io.durable.model.JournalRow;
import io.durable.plan.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to an execution. Every event carries the time on the database's clock.
 */
public sealed interface Event {

  /** The database's clock when it happened. */
  Instant at();

  /** Gives the answer of the case that fits this leaf. */
  <T> T match(Cases<T> cases);

  /**
   * One method a leaf, so that whoever knows the leaves hears of a new one from the compiler.
   *
   * @param <T> what is answered
   */
  interface Cases<T> {
    T resumed(Resumed event);

    T succeeded(Succeeded event);

    T failed(Failed event);

    T evaluated(Evaluated event);

    T arrived(Arrived event);

    T timePassed(TimePassed event);

    T cameLate(CameLate event);

    T refused(Refused event);
  }

  /**
   * The execution was claimed and its state was built: what is its frontier? Always the first
   * event.
   */
  record Resumed(Instant at) implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.resumed(this);
    }
  }

  /** An attempt of a step or of a compensation (a path with {@code !undo}) gave a result. */
  record Succeeded(Path path, int attempt, JsonNode value, Instant startedAt, Instant at)
      implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.succeeded(this);
    }
  }

  /**
   * An attempt of a step, a compensation or a choice failed.
   *
   * @param outcome FAILED or TIMED_OUT
   * @param retryAt decided by the worker from the policy and the exception; empty when it is final
   */
  record Failed(
      Path path,
      int attempt,
      JournalRow.Outcome outcome,
      Failure failure,
      Optional<Instant> retryAt,
      Instant startedAt,
      Instant at)
      implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.failed(this);
    }
  }

  /** The subject of a branch was evaluated. */
  record Evaluated(Path path, JsonNode subject, Instant startedAt, Instant at) implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.evaluated(this);
    }
  }

  /** A signal came out of the inbox. */
  record Arrived(InboxRow signal, Instant at) implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.arrived(this);
    }
  }

  /** Something may be due: a sleep, a deadline, a retry. */
  record TimePassed(Instant at) implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.timePassed(this);
    }
  }

  /** An attempt that had been cut off gave a result after all. */
  record CameLate(Path path, int attempt, JsonNode value, Instant startedAt, Instant at)
      implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.cameLate(this);
    }
  }

  /**
   * The database refuses what the last decision would write, and no attempt is to blame: the
   * execution fails.
   */
  record Refused(Failure failure, Instant at) implements Event {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.refused(this);
    }
  }
}
