package io.durable.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.DatabaseUnavailable;
import io.durable.InputDoesNotFit;
import io.durable.UnknownExecution;
import io.durable.WorkflowException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkflowExceptionMapperTest {

  @Test
  void everyRefusalOfTheClientHasAProblemType() {
    assertThat(WorkflowException.class.getPermittedSubclasses())
        .allSatisfy(leaf -> assertThat(WorkflowExceptionMapper.typeOf(leaf)).isPresent());
  }

  @Test
  void anUnknownExecutionIsA404WithAStableType() {
    var refusal = new UnknownExecution(new UUID(0, 1), "no execution 1");

    var problem = WorkflowExceptionMapper.problem(refusal);

    assertThat(Json.MAPPER.writeValueAsString(problem))
        .isEqualTo(
            """
            {"type":"urn:durable:problem:unknown-execution",\
            "title":"There is no such execution","status":404,"detail":"no execution 1"}""");
  }

  @Test
  void anInputThatDoesNotFitNamesTheField() {
    var refusal = new InputDoesNotFit("lines[2].sku", "a text is needed", null);

    var problem = WorkflowExceptionMapper.problem(refusal);

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.field()).contains("lines[2].sku");
  }

  @Test
  void aDatabaseThatIsAwayIsA503WithoutAWordOfItsInside() {
    var refusal = new DatabaseUnavailable("try again", new IllegalStateException("10.0.0.7:5432"));

    var problem = WorkflowExceptionMapper.problem(refusal);

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).isEqualTo("try again");
  }

  @Test
  void theTypesAreTheOnesThatClientsKnow() {
    assertThat(ProblemType.values())
        .extracting(type -> type.status() + " " + type.uri())
        .containsExactly(
            "400 urn:durable:problem:malformed-json",
            "400 urn:durable:problem:bad-parameter",
            "401 urn:durable:problem:not-authenticated",
            "403 urn:durable:problem:not-permitted",
            "403 urn:durable:problem:cross-site",
            "404 urn:durable:problem:unknown-workflow",
            "404 urn:durable:problem:unknown-execution",
            "404 urn:durable:problem:unknown-wait",
            "404 urn:durable:problem:unknown-event",
            "409 urn:durable:problem:business-key-taken",
            "409 urn:durable:problem:wait-closed",
            "409 urn:durable:problem:execution-ended",
            "409 urn:durable:problem:in-doubt",
            "413 urn:durable:problem:body-too-large",
            "422 urn:durable:problem:body-does-not-fit",
            "422 urn:durable:problem:idempotency-conflict",
            "500 urn:durable:problem:internal",
            "503 urn:durable:problem:database-unavailable");
  }
}
