package io.durable.probe;

import io.durable.Decision;
import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;

/** Waits for everything that a caller can send: an input, an event, an approval, one by one. */
@Dependent
@Durable("probe-talk")
public class Talk implements Workflow<String, String> {

  @Override
  public Value<String> define(Flow flow, Value<String> key) {
    var word = flow.input("word", String.class).within(Duration.ofSeconds(20)).orElse("no answer");
    var nod = flow.event("nod", String.class).correlate(key);
    var signed =
        flow.approval("sign")
            .role("risk")
            .within(Duration.ofSeconds(20))
            .orElse(Decision.expired());
    return flow.combine(Talk::told, word, nod, signed);
  }

  static String told(String word, String nod, Decision signed) {
    return word + ", " + nod + ", " + signed.outcome();
  }
}
