package io.durable.examples.letter;

/**
 * A letter on its way; about 190 bytes as JSON.
 *
 * @param to the name of the receiver
 * @param text what is written
 * @param grams the weight, 0 before it was weighed
 * @param postmark where it went, empty before it was posted
 */
public record Letter(String to, String text, int grams, String postmark) {}
