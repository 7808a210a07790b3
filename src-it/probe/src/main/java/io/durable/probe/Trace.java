package io.durable.probe;

/**
 * In which session and transaction something was written.
 *
 * @param by the class that wrote it
 */
public record Trace(String by, int pid, long transaction) {}
