package io.durable.plan;

import io.durable.WaitKind;
import io.durable.function.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An open question: an approval, an input, a choice or an event.
 *
 * @param kind which of them
 * @param signal the name that an event must have; for the other kinds the node's own name
 * @param answer the JSON shape of the answer
 * @param prompt what people are asked
 * @param show what they see beside the question
 * @param roles who may answer: anyone who holds one of them; empty for everybody
 * @param options what may be chosen, for a choice
 * @param correlate the business key by which events find this wait, besides the execution's id
 * @param within the deadline, counted from the moment in which the wait opens
 * @param orElse the value when the deadline passes; without it the node fails
 */
public record WaitNode(
    Path path,
    WaitKind kind,
    String signal,
    Shape answer,
    Text prompt,
    Optional<Expression> show,
    List<String> roles,
    List<JsonNode> options,
    Optional<Expression> correlate,
    Optional<Duration> within,
    Optional<Expression> orElse)
    implements Node {

  public WaitNode {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(signal, "signal");
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(show, "show");
    roles = List.copyOf(roles);
    options = List.copyOf(options);
    Objects.requireNonNull(correlate, "correlate");
    Objects.requireNonNull(within, "within");
    Objects.requireNonNull(orElse, "orElse");
  }

  @Override
  public <T> T match(Cases<T> cases) {
    return cases.waiting(this);
  }
}
