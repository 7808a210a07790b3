package io.durable;

import io.durable.function.Act0;
import io.durable.function.Act1;
import io.durable.function.Act2;
import io.durable.function.Act3;
import io.durable.function.Act4;
import io.durable.function.Act5;
import io.durable.function.Fn0;
import io.durable.function.Fn1;
import io.durable.function.Fn2;
import io.durable.function.Fn3;
import io.durable.function.Fn4;
import io.durable.function.Fn5;
import io.durable.function.TypeRef;
import io.durable.plan.Plan;
import io.durable.plan.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The language in which {@link Workflow#define} says what an execution does. Each call records a
 * node after the one before it; the arms of branches are lambdas that run at once, while recording.
 * {@link Parallels} has the words for arms that run side by side, {@link Loops} those for work that
 * is done several times, {@link Questions} those for several open questions at once, and {@link
 * Children} those for other executions.
 *
 * <p>Names are letters, digits and {@code _ . -}, beginning with a letter or a digit, unique in
 * their block.
 */
public interface Flow extends Parallels, Loops, Questions, Children {

  /**
   * The plan of a workflow, in a plain unit test.
   *
   * @throws InvalidPlan with all its problems
   */
  static Plan planOf(Workflow<?, ?> workflow) {
    return Recorder.record(workflow).plan();
  }

  /**
   * The time of one execution, counted from the moment in which it first runs; when it passes, the
   * execution fails, and is undone. The undoing takes the time that it needs.
   */
  void timeout(Duration time);

  /**
   * What becomes of an execution in which a node has failed for good: {@code
   * flow.onFailure(hold())}. Without this it is undone.
   */
  void onFailure(OnFailure what);

  /**
   * Runs user code; its result is a checkpoint, and the value of the node.
   *
   * @param name unique in its block; part of the path, so a new name is a new step
   */
  <R> Step0<R> step(String name, Fn0<? extends R> code);

  /** Runs user code with one input. */
  <A, R> Step1<A, R> step(String name, Fn1<? super A, ? extends R> code, Value<? extends A> a);

  /** Runs user code with two inputs. */
  <A, B, R> Step2<A, B, R> step(
      String name,
      Fn2<? super A, ? super B, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b);

  /** Runs user code with three inputs. */
  <A, B, C, R> Step3<A, B, C, R> step(
      String name,
      Fn3<? super A, ? super B, ? super C, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c);

  /** Runs user code with four inputs. */
  <A, B, C, D, R> Step4<A, B, C, D, R> step(
      String name,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d);

  /** Runs user code with five inputs. */
  <A, B, C, D, E, R> Step5<A, B, C, D, E, R> step(
      String name,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e);

  /** Runs user code that has no result. */
  Step0<Done> run(String name, Act0 code);

  /** Runs user code with one input and no result. */
  <A> Step1<A, Done> run(String name, Act1<? super A> code, Value<? extends A> a);

  /** Runs user code with two inputs and no result. */
  <A, B> Step2<A, B, Done> run(
      String name, Act2<? super A, ? super B> code, Value<? extends A> a, Value<? extends B> b);

  /** Runs user code with three inputs and no result. */
  <A, B, C> Step3<A, B, C, Done> run(
      String name,
      Act3<? super A, ? super B, ? super C> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c);

  /** Runs user code with four inputs and no result. */
  <A, B, C, D> Step4<A, B, C, D, Done> run(
      String name,
      Act4<? super A, ? super B, ? super C, ? super D> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d);

  /** Runs user code with five inputs and no result. */
  <A, B, C, D, E> Step5<A, B, C, D, E, Done> run(
      String name,
      Act5<? super A, ? super B, ? super C, ? super D, ? super E> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e);

  /**
   * Takes one arm or the other. The answer is a checkpoint: the code is called once in an
   * execution.
   */
  <A> When when(String name, Fn1<? super A, Boolean> test, Value<? extends A> a);

  /** Takes one arm or the other, by two values. */
  <A, B> When when(
      String name,
      Fn2<? super A, ? super B, Boolean> test,
      Value<? extends A> a,
      Value<? extends B> b);

  /** Takes one arm or the other. */
  When when(String name, Value<Boolean> test);

  /** Takes the arm of the key that equals the value. The choice is a checkpoint. */
  <K> On<K> on(String name, Value<K> subject);

  /**
   * A pure function of several values, also when some of them are null. Like {@link Value#map} it
   * is evaluated again whenever it is needed and is never a checkpoint.
   */
  <A, B, R> Value<R> combine(
      Fn2<? super A, ? super B, ? extends R> join, Value<? extends A> a, Value<? extends B> b);

  /** A pure function of three values. */
  <A, B, C, R> Value<R> combine(
      Fn3<? super A, ? super B, ? super C, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c);

  /** A pure function of four values. */
  <A, B, C, D, R> Value<R> combine(
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d);

  /** A pure function of five values. */
  <A, B, C, D, E, R> Value<R> combine(
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e);

  /** A literal, of a class without type parameters. */
  <T> Value<T> constant(T value);

  /** A literal of a generic type. */
  <T> Value<T> constant(TypeRef<T> type, T value);

  /** The value of work that has no result. */
  Value<Done> done();

  /**
   * Fails the execution, for the end of an arm.
   *
   * @param name the name of the node, and of the failure
   * @param message each {@code {}} in it stands for one of the values
   */
  <T> Value<T> fail(String name, String message, Value<?>... values);

  /** Fails the execution with this message. */
  <T> Value<T> fail(String name, Value<String> message);

  /** A durable timer, counted from the moment in which the node is reached. */
  Value<Done> sleep(String name, Duration time);

  /** A durable timer, counted from the moment in which the node is reached. */
  Value<Done> sleep(String name, Value<Duration> time);

  /** Wakes at this time; at once when it has passed. */
  Value<Done> sleepUntil(String name, Instant time);

  /** Wakes at this time; at once when it has passed. */
  Value<Done> sleepUntil(String name, Value<Instant> time);

  /** Waits for an event, whose name is that of the node. */
  <T> Event<T> event(String name, Class<T> payload);

  /** Waits for an event with a payload of a generic type. */
  <T> Event<T> event(String name, TypeRef<T> payload);

  /** Asks people for a value. */
  <T> Input<T> input(String name, Class<T> answer);

  /** Asks people for a value of a generic type. */
  <T> Input<T> input(String name, TypeRef<T> answer);

  /** Asks people to choose one of the constants of an enum. */
  <E extends Enum<E>> Choice<E> choice(String name, Class<E> options);

  /** Asks people to choose one of these options. */
  Choice<String> choice(String name, List<String> options);

  /** Asks people for a decision. */
  Approval approval(String name);
}
