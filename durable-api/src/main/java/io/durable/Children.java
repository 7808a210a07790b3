package io.durable;

import io.durable.function.TypeRef;

/**
 * The part of {@link Flow} for executions that an execution starts: as its children, or as what
 * comes after it. A child is started in the checkpoint that reaches its node, so a crash starts
 * exactly one.
 */
public interface Children {

  /**
   * Starts an execution of another workflow and waits for its result; its failure is the failure of
   * this node.
   *
   * @param workflow a class with {@link Durable}
   */
  <I, O> Child<O> child(
      String name, Class<? extends Workflow<I, O>> workflow, Value<? extends I> input);

  /** Starts an execution of a workflow of another module, and waits for its result. */
  <O> Child<O> child(String name, String workflow, Class<O> result, Value<?> input);

  /** Starts an execution of a workflow of another module, whose result has a generic type. */
  <O> Child<O> child(String name, String workflow, TypeRef<O> result, Value<?> input);

  /** Starts an execution of another workflow and leaves it alone; the value is its id. */
  <I, O> Spawned spawn(
      String name, Class<? extends Workflow<I, O>> workflow, Value<? extends I> input);

  /** Starts an execution of a workflow of another module and leaves it alone. */
  Spawned spawn(String name, String workflow, Value<?> input);

  /**
   * Ends this execution and starts a fresh one of the same workflow, under the same business key
   * and with the signals that were not used: for loops that last years. Nothing may come after it,
   * and it may not stand in parallel arms, items or rounds.
   *
   * @param input what the fresh one starts with, of the type of this workflow's input
   * @return a value for the end of the block, which there never is
   */
  <T> Value<T> continueAs(String name, Value<?> input);

  /** Ends this execution and starts a fresh one; the name of the node is {@code continue-as}. */
  <T> Value<T> continueAs(Value<?> input);
}
