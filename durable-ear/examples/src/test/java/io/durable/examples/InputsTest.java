package io.durable.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.examples.expense.Expense;
import io.durable.examples.letter.Request;
import io.durable.examples.order.Order;
import io.durable.examples.returns.Return;
import io.durable.examples.trip.Trip;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The sample inputs are what the README says of them. */
class InputsTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @ParameterizedTest
  @CsvSource({"small, 9.00", "large, 837.00", "declined, 39.90", "slow, 4.50"})
  void anOrderCostsWhatItsLinesCost(String name, BigDecimal total) throws IOException {
    assertThat(read("order-" + name, Order.class).total()).isEqualByComparingTo(total);
  }

  @Test
  void theOthersFitToo() throws IOException {
    assertThat(read("expense", Expense.class).employee()).isEqualTo("linus");
    assertThat(read("letter", Request.class).to()).isEqualTo("Ada");
    assertThat(read("return", Return.class).sku()).isEqualTo("tea");
    assertThat(read("trip", Trip.class).car()).isEqualTo("compact");
    assertThat(read("trip-failing", Trip.class).car()).isEqualTo("limousine");
  }

  private static <T> T read(String name, Class<T> type) throws IOException {
    return STRICT.readValue(Files.readString(Path.of("inputs", name + ".json")), type);
  }
}
