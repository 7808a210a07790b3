package io.durable.plan;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Arms that run side by side, and the join that ends them. Arm number {@code i} lives below {@code
 * path[i]}.
 *
 * <p>What decides it is a verdict, written before anything that depends on it: the arms that won, a
 * failure, or that the time was up. Everything that is open then is ended at once, and what it
 * finished is undone.
 *
 * @param arms in their order, at least one
 * @param join what ends it
 * @param needed how many arms have to succeed: for {@code QUORUM}; otherwise all or one
 * @param joiner the number of the pure function that makes the result out of the arms' values;
 *     without it the result is the list of them, or of the outcomes, or the one value
 * @param waits whether the arms only wait ({@code anyOf}, {@code allOf})
 * @param within the deadline of the whole, counted from the moment in which it is reached
 * @param orElse the value when the deadline passes; without it the node fails
 */
public record ParallelNode(
    Path path,
    List<Block> arms,
    Join join,
    int needed,
    Optional<Integer> joiner,
    boolean waits,
    Optional<Duration> within,
    Optional<Expression> orElse)
    implements Node {

  public ParallelNode {
    Objects.requireNonNull(path, "path");
    arms = List.copyOf(arms);
    Objects.requireNonNull(join, "join");
    Objects.requireNonNull(joiner, "joiner");
    Objects.requireNonNull(within, "within");
    Objects.requireNonNull(orElse, "orElse");
    if (needed < 1 || needed > arms.size()) {
      throw new IllegalArgumentException(
          "of " + arms.size() + " arms " + needed + " are needed: " + path);
    }
  }

  /** The label of an arm, which is the index of its paths. */
  public static String label(int arm) {
    return Integer.toString(arm);
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.parallel(this);
  }

  /** What ends parallel arms. */
  public enum Join {
    /** every arm has succeeded; the first failure fails the block */
    ALL,
    /** every arm has ended; the result tells how each did */
    OUTCOMES,
    /** one arm has succeeded; the block fails when none can any more */
    FIRST,
    /** so many arms have succeeded; the block fails when so many cannot any more */
    QUORUM
  }
}
