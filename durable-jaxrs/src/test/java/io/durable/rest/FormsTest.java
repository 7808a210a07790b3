package io.durable.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Execution;
import io.durable.ExecutionDetail;
import io.durable.ExecutionDetail.JournalEntry;
import io.durable.Failure;
import io.durable.Page;
import io.durable.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

class FormsTest {
  private static final Instant TIME = Instant.parse("2027-01-31T09:00:00Z");

  private static final Execution EXECUTION =
      new Execution(
          new UUID(0, 1),
          "order-fulfilment",
          "abc",
          Status.COMPENSATED,
          Optional.empty(),
          Optional.of("A-1"),
          "default",
          0,
          Map.of(),
          TIME,
          Optional.empty(),
          Optional.of(TIME));

  @Test
  void anExecutionSaysWhatWentWrongAndNeitherStackNorPackage() {
    var failure =
        new Failure("io.shop.Payments$CardDeclined", "declined", "charge", "at io.shop.Payments");
    var row =
        new JournalEntry(
            "charge",
            1,
            3,
            "STEP",
            "FAILED",
            Optional.empty(),
            Optional.of(failure),
            Optional.empty(),
            TIME,
            TIME);
    var detail =
        new ExecutionDetail(
            EXECUTION,
            json("{\"total\":4.50}"),
            Optional.empty(),
            Optional.of(failure),
            List.of(row),
            List.of());

    var form = Json.MAPPER.writeValueAsString(ExecutionDetailForm.of(detail));

    assertThat(form)
        .isEqualTo(
            """
            {"id":"00000000-0000-0000-0000-000000000001","workflow":"order-fulfilment",\
            "status":"COMPENSATED","businessKey":"A-1","queue":"default","priority":0,\
            "planHash":"abc","createdAt":"2027-01-31T09:00:00Z","endedAt":"2027-01-31T09:00:00Z",\
            "input":{"total":4.50},\
            "error":{"type":"CardDeclined","message":"declined","path":"charge"},\
            "journal":[{"path":"charge","attempt":1,"kind":"STEP","outcome":"FAILED",\
            "error":{"type":"CardDeclined","message":"declined","path":"charge"},\
            "startedAt":"2027-01-31T09:00:00Z","endedAt":"2027-01-31T09:00:00Z"}],"waits":[]}""");
  }

  @Test
  void theNameOfAFailNodeStaysAsItIs() {
    assertThat(FailureForm.of(new Failure("turned.down", "", "x", "")).type())
        .isEqualTo("turned.down");
    assertThat(FailureForm.of(new Failure("java.lang.Error", "", "x", "")).type())
        .isEqualTo("Error");
  }

  @Test
  void aResultOfNullIsThereAndAResultThatIsNotIsAbsent() {
    var nothing = NullNode.getInstance();

    var with =
        new ExecutionDetail(
            EXECUTION, nothing, Optional.of(nothing), Optional.empty(), List.of(), List.of());
    var without =
        new ExecutionDetail(
            EXECUTION, nothing, Optional.empty(), Optional.empty(), List.of(), List.of());

    assertThat(Json.MAPPER.writeValueAsString(ExecutionDetailForm.of(with)))
        .contains("\"input\":null,\"result\":null");
    assertThat(Json.MAPPER.writeValueAsString(ExecutionDetailForm.of(without)))
        .contains("\"input\":null,\"journal\"");
  }

  @Test
  void theLastPageHasNoNext() {
    assertThat(Json.MAPPER.writeValueAsString(ListForm.of(page(Optional.empty()), i -> i)))
        .isEqualTo("{\"items\":[1,2]}");
    assertThat(Json.MAPPER.writeValueAsString(ListForm.of(page(Optional.of("x")), i -> i)))
        .isEqualTo("{\"items\":[1,2],\"next\":\"x\"}");
  }

  @Test
  void numbersComeOutAsTheyWereWritten() {
    assertThat(json("4.50").decimalValue()).isEqualTo(new BigDecimal("4.50"));
    assertThat(json("123456789012345678901234567890.10"))
        .hasToString("123456789012345678901234567890.10");
  }

  private static Page<Integer> page(Optional<String> next) {
    return new Page<>(List.of(1, 2), next);
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
