package io.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What PostgreSQL would refuse, and with it the caller's transaction, is refused before. */
class StorableTextsTest {

  @Test
  void aStartTimeOutsideOfTheCalendarIsRefused() {
    assertThatThrownBy(() -> StartOptions.none().at(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9999");
    assertThatThrownBy(() -> StartOptions.none().at(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class);
    var soon = Instant.parse("2027-01-31T09:00:00Z");
    assertThat(StartOptions.none().at(soon).at()).contains(soon);
  }

  @Test
  void aNulInWhatIsLookedForIsRefused() {
    assertThatThrownBy(() -> ExecutionQuery.all().workflow("a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ExecutionQuery.all().businessKey("a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WaitQuery.all().role("a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Caller.trusted("a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
