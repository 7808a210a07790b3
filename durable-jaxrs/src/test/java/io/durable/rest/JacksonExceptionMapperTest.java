package io.durable.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class JacksonExceptionMapperTest {
  record Body(List<Line> lines) {}

  record Line(String sku, int quantity) {}

  @Test
  void aBodyThatIsNotJsonIsA400WithThePlace() {
    var problem = problemOf("{\"lines\": [}", JsonNode.class);

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.detail()).isEqualTo("The body stops being JSON at line 1, column 12");
  }

  @Test
  void aFieldOfTheWrongKindIsA422WithThePath() {
    var problem = problemOf("{\"lines\": [{\"sku\": \"a\", \"quantity\": \"many\"}]}", Body.class);

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.field()).contains("lines[0].quantity");
  }

  @Test
  void anUnknownFieldIsNamed() {
    var problem = problemOf("{\"coment\": \"fine\"}", WaitsResource.Comment.class);

    assertThat(problem.field()).contains("coment");
    assertThat(problem.detail()).isEqualTo("There is no field 'coment' in this body");
  }

  @Test
  void whatIsSaidNamesNoJavaClass() {
    var problem = problemOf("{\"lines\": 1}", Body.class);

    assertThat(Json.MAPPER.writeValueAsString(problem)).doesNotContain("java.", "io.durable");
  }

  @Test
  void aFieldThatIsGivenTwiceIsRefused() {
    assertThat(problemOf("{\"a\": 1, \"a\": 2}", JsonNode.class).status()).isEqualTo(400);
  }

  private static Problem problemOf(String body, Class<?> type) {
    var error =
        catchThrowableOfType(JacksonException.class, () -> Json.MAPPER.readValue(body, type));
    return JacksonExceptionMapper.problem(error);
  }
}
