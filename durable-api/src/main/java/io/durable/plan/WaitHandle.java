package io.durable.plan;

import io.durable.Approval;
import io.durable.Choice;
import io.durable.Decision;
import io.durable.Event;
import io.durable.Input;
import io.durable.Question;
import io.durable.Value;
import io.durable.Wait;
import io.durable.function.ResolvedType.Known;
import io.durable.function.TypeRef;
import java.time.Duration;
import java.util.Optional;

/** A wait as a value, with its modifiers. */
abstract class WaitHandle<T, S extends Wait<T, S>> extends Handle<T> implements Wait<T, S> {
  final WaitDraft wait;

  WaitHandle(String kind, WaitDraft wait) {
    super(wait.recording(), Origin.of(kind, wait), Optional.of(new Known(wait.answer())));
    this.wait = wait;
  }

  abstract S self();

  @Override
  public S within(Duration time) {
    wait.within(time);
    return self();
  }

  @Override
  public S orElse(T answer) {
    wait.orElse(answer);
    return self();
  }

  @Override
  public S as(TypeRef<T> type) {
    wait.stated(type);
    return self();
  }

  /** Waits for an event. */
  static final class OfEvent<T> extends WaitHandle<T, Event<T>> implements Event<T> {
    OfEvent(WaitDraft wait) {
      super("event", wait);
    }

    @Override
    Event<T> self() {
      return this;
    }

    @Override
    public Event<T> named(String signal) {
      wait.named(signal);
      return this;
    }

    @Override
    public Event<T> correlate(Value<String> key) {
      wait.correlate(key);
      return this;
    }
  }

  /** Waits for people. */
  abstract static class OfQuestion<T, S extends Question<T, S>> extends WaitHandle<T, S>
      implements Question<T, S> {
    OfQuestion(String kind, WaitDraft wait) {
      super(kind, wait);
    }

    @Override
    public S prompt(String template, Value<?>... values) {
      wait.prompt(template, Texts.list(values));
      return self();
    }

    @Override
    public S show(Value<?> value) {
      wait.show(value);
      return self();
    }

    @Override
    public S role(String... roles) {
      wait.role(roles);
      return self();
    }
  }

  static final class OfInput<T> extends OfQuestion<T, Input<T>> implements Input<T> {
    OfInput(WaitDraft wait) {
      super("input", wait);
    }

    @Override
    Input<T> self() {
      return this;
    }
  }

  static final class OfChoice<T> extends OfQuestion<T, Choice<T>> implements Choice<T> {
    OfChoice(WaitDraft wait) {
      super("choice", wait);
    }

    @Override
    Choice<T> self() {
      return this;
    }
  }

  static final class OfApproval extends OfQuestion<Decision, Approval> implements Approval {
    OfApproval(WaitDraft wait) {
      super("approval", wait);
    }

    @Override
    Approval self() {
      return this;
    }
  }
}
