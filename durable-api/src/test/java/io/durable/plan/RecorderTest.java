package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecorderTest {

  @Test
  void everyWordOfTheLanguageIsTaken() {
    assertThat(Recorder.record(new Shop.Forms()).plan().workflow()).isEqualTo("forms");
    assertThat(Recorder.record(Shop.orderFulfilment()).warnings()).isEmpty();
  }
}
