package io.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.durable.plan.Path;
import io.durable.spi.StepScope;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepContextTest {

  private record Context(UUID execution, Path path, int attempt) implements StepContext {}

  private static final StepContext FIRST =
      new Context(new UUID(0, 7), Path.parse("labels[3]/print"), 1);

  @Test
  void thereIsNoneOutsideAStep() {
    assertThatThrownBy(StepContext::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("StepContext.current() was called outside a step, on thread");
  }

  @Test
  void aStepSeesItsOwn() throws Exception {
    assertThat(StepScope.call(FIRST, StepContext::current)).isSameAs(FIRST);
    assertThat(StepScope.current()).isEmpty();
  }

  @Test
  void nothingOfItIsLeftAfterAFailure() {
    assertThatThrownBy(
            () ->
                StepScope.call(
                    FIRST,
                    () -> {
                      throw new IllegalArgumentException("boom");
                    }))
        .hasMessage("boom");

    assertThat(StepScope.current()).isEmpty();
  }

  @Test
  void aStepInsideAStepGivesTheOuterOneBack() throws Exception {
    var inner = new Context(new UUID(0, 8), Path.parse("other"), 1);

    StepScope.call(
        FIRST,
        () -> {
          assertThat(StepScope.call(inner, StepContext::current)).isSameAs(inner);
          assertThat(StepContext.current()).isSameAs(FIRST);
          return null;
        });
  }

  @Test
  void theIdempotencyKeyIsThatOfEveryAttempt() {
    var second = new Context(FIRST.execution(), FIRST.path(), 2);

    assertThat(second.idempotencyKey())
        .isEqualTo(FIRST.idempotencyKey())
        .isEqualTo("00000000-0000-0000-0000-000000000007/labels[3]/print");
  }
}
