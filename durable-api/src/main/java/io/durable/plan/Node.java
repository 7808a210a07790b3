package io.durable.plan;

/**
 * One node of a plan. A closed family: a new construct is a new leaf here, and the compiler says
 * who must know it.
 */
public sealed interface Node permits StepNode, BranchNode, SleepNode, WaitNode, FailNode {

  /**
   * Its address in the plan; inside items and rounds the address of an occurrence carries their
   * indexes too.
   */
  Path path();

  /** The name it was given. */
  default String name() {
    return path().last().name();
  }
}
