package io.durable.plan;

import io.durable.Step0;
import io.durable.Step1;
import io.durable.Step2;
import io.durable.Step3;
import io.durable.Step4;
import io.durable.Step5;
import io.durable.function.Act1;
import io.durable.function.Act2;
import io.durable.function.Act3;
import io.durable.function.Act4;
import io.durable.function.Act5;
import io.durable.function.Act6;
import io.durable.plan.StepNode.Completed;

/** The handles of steps by their arity: only the forms of compensation differ. */
final class StepHandles {

  private StepHandles() {}

  /** Arity 0. */
  static final class Of0<R> extends StepHandle<R, Step0<R>> implements Step0<R> {
    Of0(StepDraft step) {
      super(step);
    }

    @Override
    Step0<R> self() {
      return this;
    }

    @Override
    public Step0<R> compensateWith(Act1<? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step0<R> compensateInDoubt(Act1<? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }

  /** Arity 1. */
  static final class Of1<A, R> extends StepHandle<R, Step1<A, R>> implements Step1<A, R> {
    Of1(StepDraft step) {
      super(step);
    }

    @Override
    Step1<A, R> self() {
      return this;
    }

    @Override
    public Step1<A, R> compensateWith(Act2<? super A, ? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step1<A, R> compensateInDoubt(Act2<? super A, ? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }

  /** Arity 2. */
  static final class Of2<A, B, R> extends StepHandle<R, Step2<A, B, R>> implements Step2<A, B, R> {
    Of2(StepDraft step) {
      super(step);
    }

    @Override
    Step2<A, B, R> self() {
      return this;
    }

    @Override
    public Step2<A, B, R> compensateWith(Act3<? super A, ? super B, ? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step2<A, B, R> compensateInDoubt(Act3<? super A, ? super B, ? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }

  /** Arity 3. */
  static final class Of3<A, B, C, R> extends StepHandle<R, Step3<A, B, C, R>>
      implements Step3<A, B, C, R> {
    Of3(StepDraft step) {
      super(step);
    }

    @Override
    Step3<A, B, C, R> self() {
      return this;
    }

    @Override
    public Step3<A, B, C, R> compensateWith(Act4<? super A, ? super B, ? super C, ? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step3<A, B, C, R> compensateInDoubt(
        Act4<? super A, ? super B, ? super C, ? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }

  /** Arity 4. */
  static final class Of4<A, B, C, D, R> extends StepHandle<R, Step4<A, B, C, D, R>>
      implements Step4<A, B, C, D, R> {
    Of4(StepDraft step) {
      super(step);
    }

    @Override
    Step4<A, B, C, D, R> self() {
      return this;
    }

    @Override
    public Step4<A, B, C, D, R> compensateWith(
        Act5<? super A, ? super B, ? super C, ? super D, ? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step4<A, B, C, D, R> compensateInDoubt(
        Act5<? super A, ? super B, ? super C, ? super D, ? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }

  /** Arity 5. */
  static final class Of5<A, B, C, D, E, R> extends StepHandle<R, Step5<A, B, C, D, E, R>>
      implements Step5<A, B, C, D, E, R> {
    Of5(StepDraft step) {
      super(step);
    }

    @Override
    Step5<A, B, C, D, E, R> self() {
      return this;
    }

    @Override
    public Step5<A, B, C, D, E, R> compensateWith(
        Act6<? super A, ? super B, ? super C, ? super D, ? super E, ? super R> undo) {
      return undone("compensateWith", Completed.WITH_INPUTS, undo, Calls.action(undo));
    }

    @Override
    public Step5<A, B, C, D, E, R> compensateInDoubt(
        Act6<? super A, ? super B, ? super C, ? super D, ? super E, ? super String> undo) {
      return undoneInDoubt(undo, Calls.action(undo));
    }
  }
}
