package com.example.lending.notices;

import io.durable.Durable;
import io.durable.Flow;
import io.durable.Value;
import io.durable.Workflow;
import jakarta.inject.Inject;

/** Tells a reader that a book is due. */
@Durable("notice")
public class Notice implements Workflow<String, String> {

  @Inject Notices notices;

  @Override
  public Value<String> define(Flow flow, Value<String> reader) {
    return flow.step("write", notices::write, reader);
  }
}
