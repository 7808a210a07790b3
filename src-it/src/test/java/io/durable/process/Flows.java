package io.durable.process;

import io.durable.Decision;
import io.durable.Done;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Retry;
import io.durable.Value;
import io.durable.Workflow;
import java.time.Duration;
import java.util.List;

/** The workflows that are killed. Their input is the name of their case. */
final class Flows {
  private static final Duration SHORT = Duration.ofMillis(30);

  /** Long enough for something to happen meanwhile. */
  private static final Duration LONG = Duration.ofSeconds(3);

  private Flows() {}

  static List<Workflow<String, ?>> all(Deeds deeds) {
    return List.of(
        new Plain(deeds),
        new Choosing(deeds),
        new Waiting(deeds),
        new Retrying(deeds),
        new Expiring(deeds),
        new Saga(deeds),
        new Cancelled(deeds),
        new Interrupted(deeds),
        new Sleeping(deeds),
        new Delayed(deeds));
  }

  /** Transactional and external steps in turn. */
  @Durable("plain")
  record Plain(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name);
      flow.step("b", deeds::outside, name).external();
      flow.step("c", deeds::inside, name);
      flow.step("d", deeds::outside, name).external();
      return flow.step("e", deeds::inside, name);
    }
  }

  @Durable("choosing")
  record Choosing(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.when("first", deeds::yes, name)
          .then(
              () -> {
                flow.step("a", deeds::inside, name);
                return flow.when("second", deeds::yes, name)
                    .then(() -> flow.step("b", deeds::outside, name).external())
                    .otherwise(() -> name);
              })
          .otherwise(() -> flow.step("not", deeds::inside, name));
      return flow.step("c", deeds::inside, name);
    }
  }

  /** An event, an approval, a sleep; the second event may come before its wait. */
  @Durable("waiting")
  record Waiting(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name);
      flow.event("late", String.class);
      flow.step("b", deeds::outside, name).external();
      flow.approval("ok").prompt("Go on?");
      flow.sleep("nap", SHORT);
      flow.event("early", String.class);
      return flow.step("c", deeds::inside, name);
    }
  }

  @Durable("retrying")
  record Retrying(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::insideAtThirdTry, name).retry(Retry.constant(3, SHORT));
      flow.step("b", deeds::outsideAtThirdTry, name)
          .external()
          .retry(Retry.constant(3, Duration.ZERO));
      return flow.step("c", deeds::inside, name);
    }
  }

  /** Nobody answers in time. */
  @Durable("expiring")
  record Expiring(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::outside, name).external();
      flow.approval("ok").prompt("Go on?").within(SHORT).orElse(Decision.expired());
      return flow.step("b", deeds::inside, name);
    }
  }

  /** The last step fails for good; one undo has to be tried twice. */
  @Durable("saga")
  record Saga(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name).compensate(deeds::undoInside);
      flow.step("b", deeds::outside, name)
          .external()
          .compensate(deeds::undoOutsideAtSecondTry)
          .compensateInDoubt(deeds::undoInDoubt)
          .compensateRetry(Retry.constant(2, SHORT));
      flow.step("c", deeds::inside, name).compensateWith(deeds::undoInsideWithInputs);
      return flow.step("d", deeds::never, name);
    }
  }

  /** Cancelled while it waits. */
  @Durable("cancelled")
  record Cancelled(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name).compensate(deeds::undoInside);
      flow.step("b", deeds::outside, name)
          .external()
          .compensate(deeds::undoOutside)
          .compensateInDoubt(deeds::undoInDoubt);
      return flow.event("never", String.class);
    }
  }

  /** Cancelled while an external step runs. */
  @Durable("interrupted")
  record Interrupted(Deeds deeds) implements Workflow<String, Done> {
    @Override
    public Value<Done> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name).compensate(deeds::undoInside);
      flow.step("b", deeds::outsideForEver, name)
          .external()
          .compensate(deeds::undoOutside)
          .compensateInDoubt(deeds::undoInDoubt);
      return flow.done();
    }
  }

  @Durable("sleeping")
  record Sleeping(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      flow.step("a", deeds::inside, name);
      flow.sleep("nap", LONG);
      return flow.step("b", deeds::inside, name);
    }
  }

  @Durable("delayed")
  record Delayed(Deeds deeds) implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> name) {
      return flow.step("a", deeds::insideAtThirdTry, name).retry(Retry.constant(3, LONG));
    }
  }
}
