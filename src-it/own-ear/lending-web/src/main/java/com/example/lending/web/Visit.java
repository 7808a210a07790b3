package com.example.lending.web;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;

/** Greets a visitor; the step is a method of the workflow itself. */
@Durable("visit")
public class Visit implements Workflow<String, String> {

  @Override
  public Value<String> define(Flow flow, Value<String> visitor) {
    return flow.step("greet", this::greet, visitor);
  }

  String greet(String visitor) {
    return "Welcome, " + visitor;
  }
}
