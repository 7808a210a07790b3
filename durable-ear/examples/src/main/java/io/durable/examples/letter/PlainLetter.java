package io.durable.examples.letter;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;

/** Writes a letter and posts it. */
@Durable("plain-letter")
public class PlainLetter implements Workflow<Request, Letter> {
  private final PostOffice office;

  /** Called by CDI. */
  @Inject
  public PlainLetter(PostOffice office) {
    this.office = office;
  }

  @Override
  public Value<Letter> define(Flow flow, Value<Request> request) {
    var written = flow.step("write", office::write, request);
    var signed = flow.step("sign", office::sign, written);
    var weighed = flow.step("weigh", office::weigh, signed);
    var franked = flow.step("frank", office::frank, weighed);
    return flow.step("post", office::post, franked);
  }
}
