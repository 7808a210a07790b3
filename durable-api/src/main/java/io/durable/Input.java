package io.durable;

/**
 * Asks people for a value. An answer that does not fit the type is refused, and the question stays
 * open.
 *
 * @param <T> the type of the answer
 */
public interface Input<T> extends Question<T, Input<T>> {}
