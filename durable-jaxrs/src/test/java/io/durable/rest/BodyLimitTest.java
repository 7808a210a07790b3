package io.durable.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  @Test
  void aBodyOfJustTheLimitIsRead() throws IOException {
    assertThat(body(100, 100).readAllBytes()).hasSize(100);
  }

  @Test
  void aBodyThatDoesNotSayItsLengthIsStoppedAtTheLimit() {
    var refusal = catchThrowableOfType(Refusal.class, () -> body(101, 100).readAllBytes());

    assertThat(refusal.problem().status()).isEqualTo(413);
  }

  private static BodyLimit.Limited body(int bytes, long limit) {
    return new BodyLimit.Limited(new ByteArrayInputStream(new byte[bytes]), limit);
  }
}
