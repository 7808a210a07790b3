package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.function.Json;
import io.durable.plan.Shop.Line;
import io.durable.plan.Shop.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The approved forms of arms, items, rounds, questions and children. */
class ConstructPrintersTest {

  private static Plan everything() {
    return Sketch.plan(
        (flow, order) -> {
          var all =
              flow.all(
                  "both",
                  () -> flow.step("id", Order::id, order),
                  () -> flow.constant(2),
                  Line::new);
          flow.quorum("two", 2, List.of(flow::done, flow::done, flow::done));
          flow.allOutcomes("told", List.of(() -> flow.run("try", () -> {})));
          flow.forEach(
                  "lines", order.map(Order::lines), line -> flow.step("print", Line::sku, line))
              .distributed(8)
              .collecting();
          var count =
              flow.repeat("more", flow.constant(0), n -> flow.step("add", (Integer i) -> i, n))
                  .until(n -> n > 3)
                  .atMost(5);
          var paid =
              flow.anyOf(
                      "paid",
                      () -> flow.event("card", String.class),
                      () -> flow.event("transfer", String.class))
                  .within(Duration.ofDays(3))
                  .orElse("nobody");
          flow.spawn("mail", "mailing", paid.which()).abandon();
          var bill = flow.child("bill", "billing", String.class, all);
          return flow.when("again", (n, b) -> n > 3, count, bill)
              .then(() -> flow.continueAs(order))
              .otherwise(flow::done);
        });
  }

  @Test
  void theOutline() {
    assertThat(everything().outline())
        .isEqualTo(
            """
            sketch
              input {id: string, lines: [{sku: string, quantity: int}], total: decimal, priority: HIGH|LOW}
              result nothing
            all both
              joined by join1
              0
                step id(input)
                  result string
                = both[0]/id
              1 = 2
            quorum 2 of two
              0 = null
              1 = null
              2 = null
            all-outcomes told
              0
                step try()
                  result nothing
                = told[0]/try
            for-each lines(map2(input))
              item {sku: string, quantity: int}
              distributed 8
              result string
              collecting
              step print(item of lines)
                result string
              = lines[*]/print
            repeat more(0)
              value int
              until test3, at most 5 rounds
              step add(round of more)
                result int
              = more[*]/add
            any-of paid
              within 3d
              or else "nobody"
              0
                event card
                  answer string
                = paid[0]/card
              1
                event transfer
                  answer string
                = paid[1]/transfer
            spawn mail = mailing(map4(winner of paid))
              result uuid
              goes on when this is closed
            child bill = billing(both)
              result string
            branch again(combine5(more, bill))
              then
                continue-as continue-as(input)
              otherwise = null
            = again
            """);
  }

  @Test
  void theChart() {
    assertThat(everything().mermaid())
        .isEqualTo(
            """
            flowchart TD
              n1(["sketch"])
              n2{{"both"}}
              n1 --> n2
              n3["id"]
              n2 -->|"0"| n3
              n4{{"all"}}
              n3 --> n4
              n2 -->|"1"| n4
              n5{{"two"}}
              n4 --> n5
              n6{{"quorum"}}
              n5 -->|"0"| n6
              n5 -->|"1"| n6
              n5 -->|"2"| n6
              n7{{"told"}}
              n6 --> n7
              n8["try"]
              n7 -->|"0"| n8
              n9{{"outcomes"}}
              n8 --> n9
              n10[/"for each: lines"/]
              n9 --> n10
              n11["print"]
              n10 -->|"next"| n11
              n11 -.-> n10
              n12[/"repeat: more"/]
              n10 -->|"done"| n12
              n13["add"]
              n12 -->|"again"| n13
              n13 -.-> n12
              n14{{"paid"}}
              n12 -->|"done"| n14
              n15{{"event: card"}}
              n14 -->|"0"| n15
              n16{{"event: transfer"}}
              n14 -->|"1"| n16
              n17{{"first"}}
              n15 --> n17
              n16 --> n17
              n18[["spawn: mail"]]
              n17 --> n18
              n19[["child: bill"]]
              n18 --> n19
              n20{"again"}
              n19 --> n20
              n21(("continue as: continue-as"))
              n20 -->|"then"| n21
              n22(["done"])
              n20 -->|"otherwise"| n22
            """);
  }

  @Test
  void theJson() {
    var nodes = Json.mapper().readTree(everything().json()).path("nodes");

    assertThat(nodes.valueStream().map(node -> node.path("kind").stringValue()))
        .containsExactly(
            "parallel",
            "parallel",
            "parallel",
            "forEach",
            "repeat",
            "parallel",
            "spawn",
            "child",
            "branch");
    var each = nodes.path(3);
    assertThat(each.path("distributed").booleanValue()).isTrue();
    assertThat(each.path("width").intValue()).isEqualTo(8);
    assertThat(each.path("result").stringValue()).isEqualTo("string");
    assertThat(each.at("/body/nodes/0/inputs/0").toString())
        .isEqualTo("{\"of\":\"item\",\"path\":\"lines\"}");
    assertThat(nodes.path(4).at("/body/nodes/0/inputs/0").toString())
        .isEqualTo("{\"of\":\"round\",\"path\":\"more\"}");
    assertThat(nodes.path(5).path("within").stringValue()).isEqualTo("PT72H");
    assertThat(nodes.path(6).at("/input/source").toString())
        .isEqualTo("{\"of\":\"winner\",\"path\":\"paid\"}");
    assertThat(nodes.path(7).path("onClose").stringValue()).isEqualTo("CANCEL");
  }
}
