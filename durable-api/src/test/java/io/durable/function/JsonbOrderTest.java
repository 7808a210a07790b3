package io.durable.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonbOrderTest {

  private static final List<String> PARTS =
      List.of("", "a", "b", "Z", "\u007f", "é", "\u07ff", "\u0800", "\ue000", "\uffff", "😀", "𐀀");

  @Test
  void keysAreOrderedByLengthAndThenByBytes() {
    var random = new Random(7);
    var keys = new ArrayList<String>();
    for (int i = 0; i < 2_000; i++) {
      keys.add(part(random) + part(random) + part(random));
    }
    var expected = new ArrayList<>(keys);
    expected.sort(
        Comparator.comparing(
            key -> key.getBytes(UTF_8),
            Comparator.<byte[]>comparingInt(bytes -> bytes.length)
                .thenComparing(Arrays::compareUnsigned)));

    keys.sort(JsonbOrder.OF_KEYS);

    assertThat(keys).isEqualTo(expected);
  }

  private static String part(Random random) {
    return PARTS.get(random.nextInt(PARTS.size()));
  }
}
