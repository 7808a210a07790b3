package io.durable.probe;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;
import java.util.List;

/** One transactional step that writes; with the text "fail" it fails after that. */
@Durable("probe-writing")
public class WritingSteps implements Workflow<String, List<Trace>> {

  @Inject Writer writer;

  @Override
  public Value<List<Trace>> define(Flow flow, Value<String> text) {
    return flow.when("failing", this::fails, text)
        .then(() -> flow.step("write", writer::writeAndFail, text))
        .otherwise(() -> flow.step("write", writer::write, text));
  }

  boolean fails(String text) {
    return text.equals("fail");
  }
}
