package io.durable;

/**
 * The answers to several open questions.
 *
 * @param <T> what they are joined to
 */
public interface AllOf<T> extends Several<T, AllOf<T>> {}
