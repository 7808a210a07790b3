package io.durable.examples.letter;

/**
 * Who gets a letter.
 *
 * @param to the name of the receiver
 * @param about what it is about
 */
public record Request(String to, String about) {}
