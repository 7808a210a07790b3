package io.durable.plan;

import io.durable.Retry;
import io.durable.Step;
import io.durable.function.Act1;
import io.durable.function.TypeRef;
import io.durable.plan.Code.Call;
import io.durable.plan.StepNode.Completed;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.time.Duration;

/** A step as a value, with the modifiers that do not depend on its arity. */
abstract class StepHandle<R, S extends Step<R, S>> extends Handle<R> implements Step<R, S> {
  private final StepDraft step;

  StepHandle(StepDraft step) {
    super(step.recording(), Origin.of("step", step), step.declaredResult());
    this.step = step;
    step.handle(this);
  }

  abstract S self();

  /** What the checkpoint is decoded to; reported when a lambda hides it. */
  Type resultType() {
    return step.recording()
        .types()
        .require(
            step,
            type(),
            "its result",
            "State it with .as(new TypeRef<…>() {}), or use a method reference");
  }

  @Override
  public S as(TypeRef<R> type) {
    state(type);
    return self();
  }

  @Override
  public S retry(Retry retry) {
    step.retry(retry);
    return self();
  }

  @Override
  public S timeout(Duration timeout) {
    step.timeout(timeout);
    return self();
  }

  @Override
  public S heartbeat(Duration time) {
    step.heartbeat(time);
    return self();
  }

  @Override
  public S external() {
    step.external();
    return self();
  }

  @Override
  public S compensate(Act1<? super R> undo) {
    return undone("compensate", Completed.WITH_RESULT, undo, Calls.action(undo));
  }

  @Override
  public S compensateRetry(Retry retry) {
    step.compensateRetry(retry);
    return self();
  }

  S undone(String modifier, Completed form, Serializable code, Call call) {
    step.compensate(modifier, form, code, call);
    return self();
  }

  S undoneInDoubt(Serializable code, Call call) {
    step.compensateInDoubt(code, call);
    return self();
  }
}
