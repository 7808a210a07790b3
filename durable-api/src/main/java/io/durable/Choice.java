package io.durable;

/**
 * Asks people to choose one of several options.
 *
 * @param <T> an enum, or a string
 */
public interface Choice<T> extends Question<T, Choice<T>> {}
