package io.durable;

/** Asks for a {@link Decision}. */
public interface Approval extends Question<Decision, Approval> {}
