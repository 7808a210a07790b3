package io.durable.wrong.rehearsal;

import io.durable.plan.Node;

/** Reads a plan by itself. */
class SecondInterpreter {
  String first(Node node) {
    return node.path().toString();
  }
}
