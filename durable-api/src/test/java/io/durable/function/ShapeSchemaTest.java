package io.durable.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.function.ShapesTest.Payment;
import io.durable.function.StoredTypes.Status;
import io.durable.function.StoredTypes.Tree;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeSchemaTest {

  record Answer(boolean agreed, Integer stars, Status status, Optional<String> note) {}

  record Labels(Map<Status, Set<Long>> byStatus, List<byte[]> images) {}

  record Odd(Tree tree, Payment payment) {}

  @Test
  void requiredFieldsAreNamedAndOthersMayBeNull() {
    assertThat(schema(Answer.class))
        .isEqualTo(
            json(
                """
                {"$schema":"https://json-schema.org/draft/2020-12/schema",
                 "type":"object",
                 "properties":{
                   "agreed":{"type":"boolean"},
                   "stars":{"type":["integer","null"],"minimum":-2147483648,"maximum":2147483647},
                   "status":{"type":["string","null"],"enum":["NEW","PAID",null]},
                   "note":{"type":["string","null"]}},
                 "required":["agreed"],
                 "additionalProperties":false}
                """));
  }

  @Test
  void collectionsSayWhatTheyHold() {
    assertThat(schema(Labels.class).get("properties"))
        .isEqualTo(
            json(
                """
                {"byStatus":{"type":["object","null"],
                   "propertyNames":{"type":"string","enum":["NEW","PAID"]},
                   "additionalProperties":{"type":"array","uniqueItems":true,
                     "items":{"type":"integer",
                       "minimum":-9223372036854775808,"maximum":9223372036854775807}}},
                 "images":{"type":["array","null"],
                   "items":{"type":"string","contentEncoding":"base64"}}}
                """));
  }

  @Test
  void recursionRefersToThePlaceOfTheEnclosingSchema() {
    assertThat(schema(Tree.class).at("/properties/children/items/$ref").stringValue())
        .isEqualTo("#");
    assertThat(
            schema(Odd.class).at("/properties/tree/properties/children/items/$ref").stringValue())
        .isEqualTo("#/properties/tree");
  }

  @Test
  void variantsAreToldApartByTheirTag() {
    var payment = schema(Odd.class).at("/properties/payment");

    assertThat(payment.at("/oneOf/0/properties/kind/const").stringValue()).isEqualTo("card");
    assertThat(payment.at("/oneOf/1/required").toString()).isEqualTo("[\"kind\",\"notes\"]");
    assertThat(payment.at("/oneOf/1/properties/rest/anyOf/0/$ref").stringValue())
        .isEqualTo("#/properties/payment");
    assertThat(payment.at("/oneOf/2/type").stringValue()).isEqualTo("null");
  }

  @Test
  void rootIsNotNullUnlessItsTypeSaysSo() {
    assertThat(schema(String.class).get("type").stringValue()).isEqualTo("string");
    assertThat(schema(new TypeRef<Optional<String>>() {}.type()).get("type").isArray()).isTrue();
  }

  private static tools.jackson.databind.JsonNode schema(Type type) {
    return Shapes.of(type)
        .match(
            shape -> json(shape.schema().toString()),
            problems -> {
              throw new AssertionError(problems.toString());
            });
  }

  private static tools.jackson.databind.JsonNode json(String text) {
    return Json.mapper().readTree(text);
  }
}
