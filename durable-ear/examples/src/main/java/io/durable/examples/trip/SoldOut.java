package io.durable.examples.trip;

import io.durable.PermanentFailure;

/** There is none left; asking again does not help. */
public class SoldOut extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  SoldOut(String what) {
    super("no " + what + " left");
  }
}
