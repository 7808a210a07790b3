package io.durable.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.durable.Retry;
import io.durable.function.Json;
import io.durable.plan.Shop.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The approved forms: a change here is a change that reviewers want to see. */
class PrintersTest {

  @Test
  void theOutlineOfAnOrder() {
    assertThat(Recorder.record(Shop.orderFulfilment()).plan().outline())
        .isEqualTo(
            """
            order-fulfilment
              input {id: string, lines: [{sku: string, quantity: int}], total: decimal, priority: HIGH|LOW}
              result {payment: {id: string, amount: decimal}, labels: [string], approver: string, gift: {tracking: string}?}
            branch empty(combine1(input))
              then
                fail nothing-ordered "Order {} has no lines" (map2(input))
              otherwise = null
            step reserve(map3(input))
              result {id: uuid, lines: [{sku: string, quantity: int}]}
              undo with the result
            step score(input)
              result {risk: double}
            branch risky(combine4(input, score))
              then
                approval risk-desk
                  answer {outcome: APPROVED|REJECTED|EXPIRED, comment: string, by: string, at: instant?}
                  prompt "Ship order {} over {}?" (map5(input), map6(input))
                  shows input
                  role risk
                  within 2d
                  or else {"at":null,"by":"","comment":"","outcome":"EXPIRED"}
                branch verdict(map7(risky[then]/risk-desk))
                  APPROVED = map8(risky[then]/risk-desk)
                  otherwise
                    fail turned-down "{}" (map9(risky[then]/risk-desk))
                = risky[then]/verdict
              otherwise = "nobody"
            step charge(input, score)
              result {id: string, amount: decimal}
              external
              up to 5 attempts, exponential from 2s by 2.0, jitter 0.25, except CardDeclined
              timeout 30s
              undo with the inputs and the result
              undo in doubt
            branch generous(combine10(charge))
              then
                choice colour
                  answer string
                  prompt "Which ribbon?"
                  options "red", "blue"
                event packed
                  answer {tracking: string}
                  signal parcel-packed
                  correlated by map11(input)
                  within 8h
                = combine12(generous[then]/packed, generous[then]/colour)
              otherwise = null
            step labels(input)
              result [string]
            sleep cooling-off("PT336H")
            step announce(input, labels)
              result nothing
            step receipt(charge, labels, risky, generous)
              result {payment: {id: string, amount: decimal}, labels: [string], approver: string, gift: {tracking: string}?}
            = receipt
            """);
  }

  @Test
  void theChartOfAnOrder() {
    assertThat(Recorder.record(Shop.orderFulfilment()).plan().mermaid())
        .isEqualTo(
            """
            flowchart TD
              n1(["order-fulfilment"])
              n2{"empty"}
              n1 --> n2
              n3(("fail: nothing-ordered"))
              n2 -->|"then"| n3
              n4["reserve"]
              n2 -->|"otherwise"| n4
              n5["score"]
              n4 --> n5
              n6{"risky"}
              n5 --> n6
              n7{{"approval: risk-desk"}}
              n6 -->|"then"| n7
              n8{"verdict"}
              n7 --> n8
              n9(("fail: turned-down"))
              n8 -->|"otherwise"| n9
              n10[["charge"]]
              n8 -->|"APPROVED"| n10
              n6 -->|"otherwise"| n10
              n11{"generous"}
              n10 --> n11
              n12{{"choice: colour"}}
              n11 -->|"then"| n12
              n13{{"event: packed"}}
              n12 --> n13
              n14["labels"]
              n13 --> n14
              n11 -->|"otherwise"| n14
              n15("sleep: cooling-off")
              n14 --> n15
              n16["announce"]
              n15 --> n16
              n17["receipt"]
              n16 --> n17
              n18(["done"])
              n17 --> n18
            """);
  }

  private static Plan everyNode() {
    return Sketch.plan(
        (flow, order) -> {
          var id = flow.step("id", Order::id, order).retry(Retry.never().cap(Duration.ofHours(1)));
          var ask =
              flow.input("ask", String.class)
                  .prompt("What of {}?", id)
                  .show(id)
                  .role("desk")
                  .within(Duration.ofHours(1))
                  .orElse("nothing");
          flow.sleepUntil("dawn", Instant.EPOCH);
          return flow.on("what", ask)
              .is("nothing", flow::done)
              .otherwiseFail("odd", "{} of {}", ask, flow.combine((a, b) -> a, id, ask));
        });
  }

  @Test
  void theJsonOfEveryNode() {
    var pretty = Json.mapper().readTree(everyNode().json()).toPrettyString();

    assertThat(pretty)
        .isEqualTo(
            """
            {
              "workflow" : "sketch",
              "input" : {
                "fields" : [ {
                  "name" : "id",
                  "required" : false,
                  "shape" : "string"
                }, {
                  "name" : "lines",
                  "required" : false,
                  "shape" : {
                    "list" : {
                      "fields" : [ {
                        "name" : "quantity",
                        "required" : true,
                        "shape" : "int"
                      }, {
                        "name" : "sku",
                        "required" : false,
                        "shape" : "string"
                      } ]
                    }
                  }
                }, {
                  "name" : "priority",
                  "required" : false,
                  "shape" : {
                    "enum" : [ "HIGH", "LOW" ]
                  }
                }, {
                  "name" : "total",
                  "required" : false,
                  "shape" : "decimal"
                } ]
              },
              "output" : "nothing",
              "onFailure" : "COMPENSATE",
              "nodes" : [ {
                "kind" : "step",
                "path" : "id",
                "inputs" : [ {
                  "of" : "input"
                } ],
                "result" : "string",
                "external" : false,
                "retry" : {
                  "attempts" : 1,
                  "backoff" : "constant",
                  "delay" : "PT0S",
                  "cap" : "PT1H",
                  "jitter" : 0.0,
                  "except" : [ ],
                  "only" : [ ]
                },
                "undo" : "NONE",
                "undoInDoubt" : false
              }, {
                "kind" : "input",
                "path" : "ask",
                "signal" : "ask",
                "answer" : "string",
                "prompt" : "What of {}?",
                "promptValues" : [ {
                  "of" : "result",
                  "path" : "id"
                } ],
                "show" : {
                  "of" : "result",
                  "path" : "id"
                },
                "roles" : [ "desk" ],
                "options" : [ ],
                "within" : "PT1H",
                "orElse" : {
                  "of" : "constant",
                  "number" : 3,
                  "value" : "nothing"
                }
              }, {
                "kind" : "sleepUntil",
                "path" : "dawn",
                "time" : {
                  "of" : "constant",
                  "number" : 1,
                  "value" : "1970-01-01T00:00:00Z"
                }
              }, {
                "kind" : "branch",
                "path" : "what",
                "subject" : {
                  "of" : "result",
                  "path" : "ask"
                },
                "optional" : false,
                "arms" : [ {
                  "label" : "nothing",
                  "key" : "nothing",
                  "nodes" : [ ],
                  "result" : {
                    "of" : "constant",
                    "number" : 2,
                    "value" : null
                  }
                }, {
                  "label" : "otherwise",
                  "nodes" : [ {
                    "kind" : "fail",
                    "path" : "what[otherwise]/odd",
                    "message" : "{} of {}",
                    "messageValues" : [ {
                      "of" : "result",
                      "path" : "ask"
                    }, {
                      "of" : "combine",
                      "number" : 1,
                      "sources" : [ {
                        "of" : "result",
                        "path" : "id"
                      }, {
                        "of" : "result",
                        "path" : "ask"
                      } ]
                    } ]
                  } ],
                  "result" : {
                    "of" : "result",
                    "path" : "what[otherwise]/odd"
                  }
                } ]
              } ],
              "result" : {
                "of" : "result",
                "path" : "what"
              }
            }""");
  }

  @Test
  void theJsonHasItsFieldsInOneOrder() {
    assertThat(everyNode().json())
        .startsWith("{\"workflow\":\"sketch\",\"input\":{")
        .contains(
            "{\"kind\":\"sleepUntil\",\"path\":\"dawn\",\"time\":{\"of\":\"constant\",\"number\":1,"
                + "\"value\":\"1970-01-01T00:00:00Z\"}}");
    assertThat(everyNode().json()).isEqualTo(everyNode().json());
  }

  /** Executions under way are pinned to hashes: a version with other hashes strands them all. */
  @Test
  void theHashOfAPlanStaysWhatItIsFromVersionToVersion() {
    assertThat(everyNode().hash())
        .isEqualTo("eb48b1e6f78f6b8b0a3c648f6aecbc9f6a4fadb29f4358d2b1493d1aa1bdbc1f");
    assertThat(Recorder.record(Shop.orderFulfilment()).plan().hash())
        .isEqualTo("d5952cd13066f61ab4a349e1ed92613f9341fab9fa6aa52023ff039a46828153");
  }

  @Test
  void retriesAreWrittenInWords() {
    assertThat(retryLine(Retry.constant(3, Duration.ofMillis(1500))))
        .isEqualTo("up to 3 attempts, every 1.5s");
    assertThat(
            retryLine(
                Retry.linear(3, Duration.ofDays(1))
                    .cap(Duration.ofHours(25))
                    .only(IllegalStateException.class, IllegalArgumentException.class)))
        .isEqualTo(
            "up to 3 attempts, linear by 1d, at most 1d 1h,"
                + " only IllegalStateException, IllegalArgumentException");
    assertThat(retryLine(Retry.custom(3, failed -> Duration.ZERO)))
        .isEqualTo("up to 3 attempts, custom");
  }

  private static String retryLine(Retry retry) {
    var outline = Sketch.plan((flow, order) -> flow.run("x", () -> {}).retry(retry)).outline();
    return outline
        .lines()
        .filter(line -> line.contains("attempts"))
        .findFirst()
        .orElseThrow()
        .strip();
  }

  @Test
  void labelsInAChartAreEscaped() {
    var chart =
        Sketch.plan(
                (flow, order) ->
                    flow.on("id", order.map(Order::id))
                        .is("\"];--> <b>|", () -> flow.run("x", () -> {}))
                        .otherwise(flow::done))
            .mermaid();

    assertThat(chart).contains("-->|\"#37;22#37;5D#37;3B--#37;3E #37;3Cb#37;3E#37;7C\"|");
  }

  @Test
  void nodesAreFoundByTheirPath() {
    var plan = Recorder.record(Shop.orderFulfilment()).plan();

    assertThat(plan.nodes()).hasSize(16);
    assertThat(plan.nodes())
        .allSatisfy(node -> assertThat(plan.node(node.path())).containsSame(node));
    assertThat(plan.node(Path.parse("risky[then]/risk-desk"))).isPresent();
    assertThat(plan.node(Path.parse("risky/risk-desk"))).isEmpty();
    assertThat(plan.node(Path.ROOT)).isEmpty();
  }

  @Test
  void rowsOfUndosAndLateResultsBelongToTheirNode() {
    var plan = Recorder.record(Shop.orderFulfilment()).plan();
    var desk = Path.parse("risky[then]/risk-desk");

    assertThat(List.of(desk.undo(), desk.late(), desk.doubt(), desk))
        .allSatisfy(path -> assertThat(plan.staticPath(path)).isEqualTo(desk));
    assertThat(plan.staticPath(Path.ROOT)).isEqualTo(Path.ROOT);
  }

  @Test
  void plansAreEqualToTheLastDetail() {
    assertThat(everyNode()).isEqualTo(everyNode()).hasSameHashCodeAs(everyNode());
    assertThat(Sketch.plan((flow, order) -> flow.done())).isNotEqualTo(everyNode());
  }
}
