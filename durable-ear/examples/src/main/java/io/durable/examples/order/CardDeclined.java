package io.durable.examples.order;

/** The bank does not pay. */
public class CardDeclined extends Exception {
  private static final long serialVersionUID = 1L;

  CardDeclined(String order) {
    super("the card of order " + order + " was declined");
  }
}
