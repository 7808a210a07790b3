package io.durable.examples.letter;

import jakarta.enterprise.context.ApplicationScoped;

/** Writes and posts letters. */
@ApplicationScoped
public class PostOffice {
  private static final String PHRASE =
      "Dear %s, we have your message about %s and will answer it within the next two working days."
          + " With kind regards, your post office.";

  /** Writes the letter. */
  public Letter write(Request request) {
    return new Letter(request.to(), PHRASE.formatted(request.to(), request.about()), 0, "");
  }

  /** Adds the sender. */
  public Letter sign(Letter letter) {
    return new Letter(letter.to(), letter.text() + " (signed)", letter.grams(), letter.postmark());
  }

  /** Puts it on the scales. */
  public Letter weigh(Letter letter) {
    return new Letter(
        letter.to(), letter.text(), 5 + letter.text().length() / 40, letter.postmark());
  }

  /** Puts a stamp on it. */
  public Letter frank(Letter letter) {
    return new Letter(
        letter.to(), letter.text(), letter.grams(), letter.grams() > 20 ? "MAXI" : "STANDARD");
  }

  /** Hands it over. */
  public Letter post(Letter letter) {
    return new Letter(letter.to(), letter.text(), letter.grams(), letter.postmark() + ", posted");
  }
}
