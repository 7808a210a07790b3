package io.durable.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.PermanentFailure;
import io.durable.Retry;
import io.durable.RetryAfter;
import io.durable.Status;
import io.durable.Value;
import io.durable.Workflow;
import io.durable.proof.Line;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryTest extends Conformance {

  /** Fails as it is told, so many times. */
  static class Failing {
    final AtomicInteger calls = new AtomicInteger();
    int times = Integer.MAX_VALUE;
    Exception failure = new IllegalStateException("not yet");

    String work(String in) throws Exception {
      if (calls.incrementAndGet() <= times) {
        throw failure;
      }
      return "done";
    }
  }

  @Durable("retrying")
  static class Retrying implements Workflow<String, String> {
    final Failing step = new Failing();
    final Retry retry;

    Retrying(Retry retry) {
      this.retry = retry;
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var work = flow.step("work", step::work, in);
      work.retry(retry);
      return work;
    }
  }

  @Test
  @Line(7)
  void successOnTheThirdAttemptLeavesTwoFailuresAndOneCheckpoint() {
    var workflow = new Retrying(Retry.constant(5, Duration.ZERO));
    workflow.step.times = 2;
    on(workflow);

    var ended = run(Retrying.class, "x");

    assertThat(Rig.journal(ended))
        .containsExactly("work 1 FAILED", "work 2 FAILED", "work 3 COMPLETED");
    assertThat(ended.journal().get(0).failure().orElseThrow().message()).isEqualTo("not yet");
    assertThat(ended.journal())
        .allSatisfy(row -> assertThat(row.endedAt()).isAfterOrEqualTo(row.startedAt()));
    assertThat(workflow.step.calls).hasValue(3);
  }

  @Test
  @Line(7)
  void theLastAttemptsFailureIsTheExecutions() {
    var workflow = new Retrying(Retry.constant(2, Duration.ZERO));
    on(workflow);

    var ended = run(Retrying.class, "x");

    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
    assertThat(ended.failure().orElseThrow().message()).isEqualTo("not yet");
    assertThat(workflow.step.calls).hasValue(2);
  }

  @Test
  @Line({8, 9})
  void aDelayHoldsNothingAndOutlivesTheNode() {
    var workflow = new Retrying(Retry.constant(3, Duration.ofDays(1)));
    workflow.step.times = 2;
    var rig = on(workflow);
    var id = client().start(Retrying.class, "x").id();
    rig.parked(id);

    rig.stopNode();
    rig.startNode();
    rig.pass(Duration.ofHours(23));
    rig.parked(id);
    assertThat(workflow.step.calls).hasValue(1);
    rig.pass(Duration.ofHours(2));
    rig.awaitJournal(id, 2);
    rig.pass(Duration.ofDays(2));

    assertThat(Rig.journal(end(id)))
        .containsExactly("work 1 FAILED", "work 2 FAILED", "work 3 COMPLETED");
  }

  @Test
  @Line(10)
  void anExceptedFailureIsFinalAlsoBelowTheContainersWrapper() {
    var workflow = new Retrying(Retry.constant(5, Duration.ZERO).except(IOException.class));
    workflow.step.failure = new EJBException(new IOException("declined"));
    on(workflow);

    var ended = run(Retrying.class, "x");

    assertThat(workflow.step.calls).hasValue(1);
    assertThat(ended.failure().orElseThrow().type()).isEqualTo("java.io.IOException");
  }

  @Test
  @Line(10)
  void onlyTheNamedFailuresAreTriedAgain() {
    var workflow = new Retrying(Retry.constant(5, Duration.ZERO).only(IOException.class));
    on(workflow);

    run(Retrying.class, "x");

    assertThat(workflow.step.calls).hasValue(1);
  }

  @Test
  @Line(10)
  void aPermanentFailureEndsTheRetries() {
    var workflow = new Retrying(Retry.constant(5, Duration.ZERO));
    workflow.step.failure = new IllegalStateException("outer", new PermanentFailure("no use"));
    on(workflow);

    run(Retrying.class, "x");

    assertThat(workflow.step.calls).hasValue(1);
  }

  @Test
  @Line(10)
  void anExceptionMaySayWhenToTryAgain() {
    var workflow = new Retrying(Retry.constant(2, Duration.ZERO));
    workflow.step.failure = new RetryAfter(Duration.ofHours(1), "busy");
    workflow.step.times = 1;
    var rig = on(workflow);

    var id = client().start(Retrying.class, "x").id();
    var parked = rig.parked(id);

    var row = parked.journal().get(0);
    assertThat(row.retryAt()).contains(row.endedAt().plus(Duration.ofHours(1)));
    rig.pass(Duration.ofHours(1));
    assertThat(end(id).execution().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  @Line(10)
  void aFunctionOfTheUsersDecidesTheDelay() {
    var workflow = new Retrying(Retry.custom(3, attempt -> Duration.ofMinutes(attempt)));
    workflow.step.times = 1;
    var rig = on(workflow);

    var id = client().start(Retrying.class, "x").id();
    var row = rig.parked(id).journal().get(0);

    assertThat(row.retryAt()).contains(row.endedAt().plus(Duration.ofMinutes(1)));
  }

  @Durable("slow")
  static class Slow implements Workflow<String, String> {
    final Witness witness = new Witness();
    final boolean external;
    final boolean stubborn;

    Slow(boolean external, boolean stubborn) {
      this.external = external;
      this.stubborn = stubborn;
    }

    String work(String in) throws InterruptedException {
      if (stubborn) {
        witness.pauseStubbornly();
      } else {
        witness.pause();
      }
      witness.saw("came to its end");
      return in;
    }

    void undo(String result) {
      witness.saw("undone: " + result);
    }

    void undoInDoubt(String in, String key) {
      witness.saw("undone in doubt: " + in);
    }

    @Override
    public Value<String> define(Flow flow, Value<String> in) {
      var work = flow.step("work", this::work, in).compensate(this::undo);
      return external
          ? work.timeout(Duration.ofMillis(100)).external().compensateInDoubt(this::undoInDoubt)
          : work.timeout(Duration.ofSeconds(1));
    }
  }

  @Test
  @Line(12)
  void aStepThatIsInterruptedAtItsTimeoutFails() {
    var workflow = new Slow(false, false);
    on(workflow);

    var ended = run(Slow.class, "x");

    assertThat(Rig.journal(ended)).containsExactly("work 1 TIMED_OUT");
    assertThat(workflow.witness.seen()).isEmpty();
  }

  @Test
  @Line(12)
  void aTimeoutIsEnforcedThoughTheCodeIgnoresInterruption() {
    var workflow = new Slow(false, true);
    var rig = on(workflow);

    var ended = run(Slow.class, "x");
    workflow.witness.letGo();
    rig.idle();

    assertThat(Rig.journal(end(ended.execution().id()))).containsExactly("work 1 TIMED_OUT");
    assertThat(ended.execution().status()).isEqualTo(Status.FAILED);
  }

  @Test
  @Line({12, 50})
  void anExternalStepThatTimedOutIsUndoneInDoubt() {
    var workflow = new Slow(true, true);
    var rig = on(workflow);

    var ended = run(Slow.class, "x");
    workflow.witness.letGo();
    rig.idle();

    assertThat(Rig.journal(end(ended.execution().id())))
        .containsExactly("work 1 TIMED_OUT", "work!undo 1 COMPLETED");
    assertThat(ended.execution().status()).isEqualTo(Status.COMPENSATED);
    assertThat(workflow.witness.seen()).contains("undone in doubt: x");
  }
}
