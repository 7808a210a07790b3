package io.durable.plan;

import io.durable.Child;
import io.durable.Children;
import io.durable.Spawned;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.function.TypeRef;
import io.durable.plan.ChildDraft.Target;
import io.durable.plan.Handle.Origin;
import java.util.Optional;

/** The words for other executions, as they record. */
abstract class ChildWords extends QuestionWords implements Children {

  ChildWords(Recording recording) {
    super(recording);
  }

  @Override
  public <I, O> Child<O> child(
      String name, Class<? extends Workflow<I, O>> workflow, Value<? extends I> input) {
    return child(name, Target.of(workflow), input);
  }

  @Override
  public <O> Child<O> child(String name, String workflow, Class<O> result, Value<?> input) {
    return child(name, Target.of(workflow, Optional.ofNullable(result)), input);
  }

  @Override
  public <O> Child<O> child(String name, String workflow, TypeRef<O> result, Value<?> input) {
    var type = Optional.ofNullable(result).map(TypeRef::type);
    return child(name, Target.of(workflow, type), input);
  }

  private <O> Child<O> child(String name, Target target, Value<?> input) {
    return new ChildHandles.OfChild<>(new ChildDraft(recording(), name, target, input, true));
  }

  @Override
  public <I, O> Spawned spawn(
      String name, Class<? extends Workflow<I, O>> workflow, Value<? extends I> input) {
    return spawn(name, Target.of(workflow), input);
  }

  @Override
  public Spawned spawn(String name, String workflow, Value<?> input) {
    return spawn(name, Target.of(workflow, Optional.of(Void.class)), input);
  }

  private Spawned spawn(String name, Target target, Value<?> input) {
    return new ChildHandles.OfSpawned(new ChildDraft(recording(), name, target, input, false));
  }

  @Override
  public <T> Value<T> continueAs(String name, Value<?> input) {
    var draft = new ContinueDraft(recording(), name, input);
    return new Handle<>(recording(), Origin.of("fresh start", draft), Optional.empty());
  }

  @Override
  public <T> Value<T> continueAs(Value<?> input) {
    return continueAs(ContinueDraft.NAME, input);
  }
}
