package io.durable.plan;

import static io.durable.OnFailure.hold;
import static io.durable.plan.Sketch.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.durable.OnFailure;
import io.durable.Retry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsRulesTest {

  @Test
  void aPlanKeepsWhatIsSaidOfTheWholeAndDoesNotHashIt() {
    var plan =
        Sketch.plan(
            (flow, order) -> {
              flow.timeout(Duration.ofDays(30));
              flow.onFailure(hold());
              return flow.done();
            });

    assertThat(plan.settings())
        .isEqualTo(new Settings(Optional.of(Duration.ofDays(30)), OnFailure.HOLD));
    var silent = Sketch.plan((flow, order) -> flow.done());
    assertThat(silent.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(silent.hash()).isEqualTo(plan.hash());
    assertThat(silent).isNotEqualTo(plan);
    assertThat(plan.outline()).contains("  timeout 30d\n  a failure is held\n");
    assertThat(plan.json()).contains("\"timeout\":\"PT720H\",\"onFailure\":\"HOLD\"");
  }

  @Test
  void aTimeoutThatIsNotPositiveIsRefused() {
    assertError(
        "",
        "its timeout is PT0S",
        (flow, order) -> {
          flow.timeout(Duration.ZERO);
          return flow.done();
        });
  }

  @Test
  void aWordAboutTheWholeIsSaidOnce() {
    assertError(
        "",
        "flow.onFailure is given twice",
        (flow, order) -> {
          flow.onFailure(hold());
          flow.onFailure(OnFailure.compensate());
          return flow.done();
        });
  }

  @Test
  void whatIsDoneOnAFailureIsNotNull() {
    assertError(
        "",
        "what it does on a failure is null",
        (flow, order) -> {
          flow.onFailure(null);
          return flow.done();
        });
  }

  @Test
  void aHeartbeatIsShorterThanTheTimeout() {
    assertError(
        "make",
        "its heartbeat is PT10S and its timeout PT10S",
        (flow, order) ->
            flow.step("make", () -> "x")
                .heartbeat(Duration.ofSeconds(10))
                .timeout(Duration.ofSeconds(10)));
    assertError(
        "make",
        "its heartbeat is PT0S",
        (flow, order) -> flow.step("make", () -> "x").heartbeat(Duration.ZERO));
    var plan =
        Sketch.plan(
            (flow, order) -> flow.step("make", () -> "x").heartbeat(Duration.ofSeconds(10)));
    assertThat(plan.outline()).contains("heartbeat 10s");
  }

  @Test
  void retriesThatDoNotFitIntoTheTimeOfTheExecutionAreRefused() {
    assertError(
        "make",
        "its attempts take up to PT10H, the execution has PT8H",
        (flow, order) -> {
          flow.timeout(Duration.ofHours(8));
          return flow.step("make", () -> "x").retry(Retry.constant(11, Duration.ofHours(1)));
        });
  }
}
