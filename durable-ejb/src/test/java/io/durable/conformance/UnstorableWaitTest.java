package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What a wait asks is made of data, and data may be such that no database takes them: the node
 * fails, and the execution does not hang.
 */
class UnstorableWaitTest extends Conformance {

  @Durable("correlated")
  static class Correlated implements Workflow<String, String> {
    @Override
    public Value<String> define(Flow flow, Value<String> key) {
      return flow.event("paid", String.class).correlate(key);
    }
  }

  @Durable("prompted")
  static class Prompted implements Workflow<Integer, String> {
    static String unprintable(int character) {
      return "before" + (char) character + "after";
    }

    @Override
    public Value<String> define(Flow flow, Value<Integer> character) {
      return flow.input("name", String.class).prompt("{}?", character.map(Prompted::unprintable));
    }
  }

  @Durable("sleeper")
  static class Sleeper implements Workflow<Instant, String> {
    @Override
    public Value<String> define(Flow flow, Value<Instant> until) {
      flow.sleepUntil("nap", until);
      return flow.constant("awake");
    }
  }

  @Test
  @Line(2)
  void aBusinessKeyThatIsTooLongForAnIndexFailsItsWait() {
    on(new Correlated());

    var ended = run(Correlated.class, "k".repeat(201));

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("paid");
    assertThat(ended.failure().orElseThrow().message()).contains("1 to 200 characters");
  }

  @Test
  @Line(2)
  void aPromptWithACharacterThatCannotBeStoredFailsItsWait() {
    on(new Prompted());

    var ended = run(Prompted.class, 0);

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("name");
    assertThat(ended.failure().orElseThrow().type()).endsWith("PayloadException");
  }

  @Test
  @Line(21)
  void aSleepThatOutlastsEveryCalendarFailsItsNode() {
    on(new Sleeper());

    var ended = run(Sleeper.class, Instant.parse("+300000-01-01T00:00:00Z"));

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().path()).isEqualTo("nap");
  }
}
