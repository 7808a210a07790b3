package io.durable.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.durable.Page;
import io.durable.StartOptions;
import io.durable.Status;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  @Test
  void aTextThatCannotBeKeptIsRefusedWithItsName() {
    assertThatThrownBy(() -> Parameters.text("role", "a\0b"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.problem().status()).isEqualTo(400);
              assertThat(refusal.problem().field()).contains("role");
            });
    assertThatThrownBy(() -> Parameters.text("key", "k".repeat(201))).isInstanceOf(Refusal.class);
    assertThat(Parameters.text("key", "k".repeat(200))).isPresent();
    assertThat(Parameters.text("key", null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-2-3-4-5", "00000000-0000-0000-0000-00000000000g"})
  void whatIsNotAUuidIsRefused(String text) {
    var problem = refusalOf(() -> Parameters.uuid("id", text));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.field()).contains("id");
    assertThat(problem.detail()).isEqualTo("'" + text + "' is not a UUID");
  }

  @Test
  void aStatusIsTakenInAnyCaseAndAnUnknownOneIsAnsweredWithTheKnownOnes() {
    assertThat(Parameters.constant("status", Status.class, "waiting")).isEqualTo(Status.WAITING);
    assertThat(refusalOf(() -> Parameters.constant("status", Status.class, "done")).detail())
        .startsWith("'done' is none of PENDING, RUNNING,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "501", "-1", "many", "99999999999"})
  void aLimitHasItsLimits(String text) {
    assertThat(refusalOf(() -> Parameters.number("limit", text, 1, 500)).detail())
        .isEqualTo("'" + text + "' is not a number from 1 to 500");
  }

  @Test
  void aCursorThatIsNoneOfOursIsTheCallersMistake() {
    var problem =
        refusalOf(
            () ->
                Parameters.withCursor(
                    "bogus",
                    () -> {
                      throw new IllegalArgumentException("not a cursor");
                    }));

    assertThat(problem.field()).contains("after");
  }

  @Test
  void withoutACursorAnInnerMistakeStaysOurs() {
    assertThatThrownBy(
            () ->
                Parameters.withCursor(
                    null,
                    () -> {
                      throw new IllegalArgumentException("inner");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Parameters.withCursor(null, () -> new Page<>(List.of(1), Optional.empty())).items())
        .containsExactly(1);
  }

  @Test
  void theOptionsOfAStartAreRead() {
    var options = new WorkflowsResource.Options();
    options.businessKey = "A-1";
    options.priority = "7";
    options.startAt = "2027-01-31T09:00:00Z";

    var read = options.read();

    assertThat(read.businessKey()).contains("A-1");
    assertThat(read.priority()).isEqualTo(7);
    assertThat(read.at()).hasToString("Optional[2027-01-31T09:00:00Z]");
    assertThat(read.queue()).isEqualTo(StartOptions.DEFAULT_QUEUE);
  }

  @Test
  void anOptionThatIsTooLongIsRefusedByName() {
    var options = new WorkflowsResource.Options();
    options.businessKey = "k".repeat(201);

    assertThat(refusalOf(options::read).field()).contains("businessKey");
  }

  private static Problem refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(Refusal.class, call).problem();
  }
}
