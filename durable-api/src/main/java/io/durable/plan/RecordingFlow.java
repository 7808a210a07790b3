package io.durable.plan;

import io.durable.Approval;
import io.durable.Choice;
import io.durable.Decision;
import io.durable.Done;
import io.durable.Event;
import io.durable.Flow;
import io.durable.Input;
import io.durable.On;
import io.durable.OnFailure;
import io.durable.Step0;
import io.durable.Step1;
import io.durable.Step2;
import io.durable.Step3;
import io.durable.Step4;
import io.durable.Step5;
import io.durable.Value;
import io.durable.WaitKind;
import io.durable.When;
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
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeRef;
import io.durable.plan.BranchDraft.Form;
import io.durable.plan.Code.Call;
import io.durable.plan.Handle.Origin;
import io.durable.plan.StepDraft.Body;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The language, as it records. */
final class RecordingFlow extends ChildWords implements Flow {
  private final Recording recording;

  RecordingFlow(Recording recording) {
    super(recording);
    this.recording = recording;
  }

  @Override
  public <R> Step0<R> step(String name, Fn0<? extends R> code) {
    return new StepHandles.Of0<>(step(name, function(code, Calls.of(code))));
  }

  @Override
  public <A, R> Step1<A, R> step(
      String name, Fn1<? super A, ? extends R> code, Value<? extends A> a) {
    return new StepHandles.Of1<>(step(name, function(code, Calls.of(code)), a));
  }

  @Override
  public <A, B, R> Step2<A, B, R> step(
      String name,
      Fn2<? super A, ? super B, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b) {
    return new StepHandles.Of2<>(step(name, function(code, Calls.of(code)), a, b));
  }

  @Override
  public <A, B, C, R> Step3<A, B, C, R> step(
      String name,
      Fn3<? super A, ? super B, ? super C, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c) {
    return new StepHandles.Of3<>(step(name, function(code, Calls.of(code)), a, b, c));
  }

  @Override
  public <A, B, C, D, R> Step4<A, B, C, D, R> step(
      String name,
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d) {
    return new StepHandles.Of4<>(step(name, function(code, Calls.of(code)), a, b, c, d));
  }

  @Override
  public <A, B, C, D, E, R> Step5<A, B, C, D, E, R> step(
      String name,
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e) {
    return new StepHandles.Of5<>(step(name, function(code, Calls.of(code)), a, b, c, d, e));
  }

  @Override
  public Step0<Done> run(String name, Act0 code) {
    return new StepHandles.Of0<>(step(name, action(code, Calls.action(code))));
  }

  @Override
  public <A> Step1<A, Done> run(String name, Act1<? super A> code, Value<? extends A> a) {
    return new StepHandles.Of1<>(step(name, action(code, Calls.action(code)), a));
  }

  @Override
  public <A, B> Step2<A, B, Done> run(
      String name, Act2<? super A, ? super B> code, Value<? extends A> a, Value<? extends B> b) {
    return new StepHandles.Of2<>(step(name, action(code, Calls.action(code)), a, b));
  }

  @Override
  public <A, B, C> Step3<A, B, C, Done> run(
      String name,
      Act3<? super A, ? super B, ? super C> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c) {
    return new StepHandles.Of3<>(step(name, action(code, Calls.action(code)), a, b, c));
  }

  @Override
  public <A, B, C, D> Step4<A, B, C, D, Done> run(
      String name,
      Act4<? super A, ? super B, ? super C, ? super D> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d) {
    return new StepHandles.Of4<>(step(name, action(code, Calls.action(code)), a, b, c, d));
  }

  @Override
  public <A, B, C, D, E> Step5<A, B, C, D, E, Done> run(
      String name,
      Act5<? super A, ? super B, ? super C, ? super D, ? super E> code,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e) {
    return new StepHandles.Of5<>(step(name, action(code, Calls.action(code)), a, b, c, d, e));
  }

  private static Body function(Serializable code, Call call) {
    return new Body(code, call, false);
  }

  private static Body action(Serializable code, Call call) {
    return new Body(code, call, true);
  }

  private StepDraft step(String name, Body body, Value<?>... values) {
    return new StepDraft(recording, name, body, Arrays.asList(values));
  }

  @Override
  public <A> When when(String name, Fn1<? super A, Boolean> test, Value<? extends A> a) {
    // A combination and no projection: the test is asked about null, too.
    return when(name, combined("the test of " + name, test, Calls.of(test), a));
  }

  @Override
  public <A, B> When when(
      String name,
      Fn2<? super A, ? super B, Boolean> test,
      Value<? extends A> a,
      Value<? extends B> b) {
    return when(name, combined("the test of " + name, test, Calls.of(test), a, b));
  }

  @Override
  public When when(String name, Value<Boolean> test) {
    return new BranchHandles.OfWhen(new BranchDraft(recording, name, Form.WHEN, test));
  }

  @Override
  public <K> On<K> on(String name, Value<K> subject) {
    return new BranchHandles.OfOn<>(new BranchDraft(recording, name, Form.ON, subject));
  }

  @Override
  public <A, B, R> Value<R> combine(
      Fn2<? super A, ? super B, ? extends R> join, Value<? extends A> a, Value<? extends B> b) {
    return combined("combine", join, Calls.of(join), a, b);
  }

  @Override
  public <A, B, C, R> Value<R> combine(
      Fn3<? super A, ? super B, ? super C, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c) {
    return combined("combine", join, Calls.of(join), a, b, c);
  }

  @Override
  public <A, B, C, D, R> Value<R> combine(
      Fn4<? super A, ? super B, ? super C, ? super D, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d) {
    return combined("combine", join, Calls.of(join), a, b, c, d);
  }

  @Override
  public <A, B, C, D, E, R> Value<R> combine(
      Fn5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends R> join,
      Value<? extends A> a,
      Value<? extends B> b,
      Value<? extends C> c,
      Value<? extends D> d,
      Value<? extends E> e) {
    return combined("combine", join, Calls.of(join), a, b, c, d, e);
  }

  private <R> Value<R> combined(String what, Serializable join, Call call, Value<?>... values) {
    recording.requireOpen(what);
    return recording.values().combine(call, join, what, Arrays.asList(values));
  }

  @Override
  public <T> Value<T> constant(T value) {
    recording.requireOpen("constant");
    return recording.values().constant(value);
  }

  @Override
  public <T> Value<T> constant(TypeRef<T> type, T value) {
    recording.requireOpen("constant");
    return recording.values().constant(type, value);
  }

  @Override
  public Value<Done> done() {
    recording.requireOpen("done");
    return recording.values().done();
  }

  @Override
  public <T> Value<T> fail(String name, String message, Value<?>... values) {
    return recording.fail(name, message, Texts.list(values));
  }

  @Override
  public <T> Value<T> fail(String name, Value<String> message) {
    return recording.fail(name, "{}", Texts.list(message));
  }

  @Override
  public Value<Done> sleep(String name, Duration time) {
    return done(SleepDraft.lasting(recording, name, time));
  }

  @Override
  public Value<Done> sleep(String name, Value<Duration> time) {
    return done(new SleepDraft(recording, name, time, false));
  }

  @Override
  public Value<Done> sleepUntil(String name, Instant time) {
    return done(SleepDraft.until(recording, name, time));
  }

  @Override
  public Value<Done> sleepUntil(String name, Value<Instant> time) {
    return done(new SleepDraft(recording, name, time, true));
  }

  private Value<Done> done(SleepDraft sleep) {
    return new Handle<>(recording, Origin.of("sleep", sleep), Optional.of(new Known(Done.class)));
  }

  @Override
  public <T> Event<T> event(String name, Class<T> payload) {
    return new WaitHandle.OfEvent<>(wait(name, WaitKind.EVENT, payload));
  }

  @Override
  public <T> Event<T> event(String name, TypeRef<T> payload) {
    return new WaitHandle.OfEvent<>(wait(name, WaitKind.EVENT, payload));
  }

  @Override
  public <T> Input<T> input(String name, Class<T> answer) {
    return new WaitHandle.OfInput<>(wait(name, WaitKind.INPUT, answer));
  }

  @Override
  public <T> Input<T> input(String name, TypeRef<T> answer) {
    return new WaitHandle.OfInput<>(wait(name, WaitKind.INPUT, answer));
  }

  @Override
  public <E extends Enum<E>> Choice<E> choice(String name, Class<E> options) {
    var constants = options == null ? List.of() : Arrays.asList(options.getEnumConstants());
    return new WaitHandle.OfChoice<>(WaitDraft.choice(recording, name, options, constants));
  }

  @Override
  public Choice<String> choice(String name, List<String> options) {
    return new WaitHandle.OfChoice<>(WaitDraft.choice(recording, name, String.class, options));
  }

  @Override
  public Approval approval(String name) {
    return new WaitHandle.OfApproval(wait(name, WaitKind.APPROVAL, Decision.class));
  }

  @Override
  public void timeout(Duration time) {
    recording.settings().timeout(time);
  }

  @Override
  public void onFailure(OnFailure what) {
    recording.settings().onFailure(what);
  }

  private WaitDraft wait(String name, WaitKind kind, TypeRef<?> answer) {
    return wait(name, kind, answer == null ? null : answer.type());
  }

  private WaitDraft wait(String name, WaitKind kind, Type answer) {
    return new WaitDraft(recording, name, kind, answer);
  }
}
