package io.durable.plan;

/**
 * One node of a plan. A closed family: a new construct is a new leaf here, and the compiler says
 * who must know it.
 */
public sealed interface Node
    permits StepNode,
        BranchNode,
        ParallelNode,
        ForEachNode,
        RepeatNode,
        ChildNode,
        SleepNode,
        WaitNode,
        FailNode,
        ContinueNode {

  /**
   * Its address in the plan; inside items and rounds the address of an occurrence carries their
   * indexes too.
   */
  Path path();

  /** Gives the answer of the case that fits this leaf. */
  <T> T match(Cases<T> cases);

  /** The name it was given. */
  default String name() {
    return path().last().name();
  }

  /**
   * One method a leaf, so that whoever knows the leaves hears of a new one from the compiler.
   *
   * @param <T> what is answered
   */
  interface Cases<T> {
    T step(StepNode node);

    T branch(BranchNode node);

    T parallel(ParallelNode node);

    T forEach(ForEachNode node);

    T repeat(RepeatNode node);

    T child(ChildNode node);

    T sleep(SleepNode node);

    T waiting(WaitNode node);

    T fail(FailNode node);

    T continueAs(ContinueNode node);
  }
}
