package io.durable.plan;

import io.durable.Value;
import java.util.List;

/** A failure while it is recorded. */
final class FailDraft extends NodeDraft {
  private final Text message;

  FailDraft(Recording recording, String name, String template, List<Value<?>> values) {
    super(recording, name);
    message = Texts.of(this, template, values, "its message");
  }

  @Override
  FailNode build() {
    return new FailNode(path(), message);
  }
}
