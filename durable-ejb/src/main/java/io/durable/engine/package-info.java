/**
 * Decides: a state and an event give changes. No JPA, no clock, no threads, no IO; imports {@code
 * io.durable}, {@code plan}, {@code function} and {@code model} only. {@link
 * io.durable.engine.Event} and {@link io.durable.engine.Change} are the contract with the worker.
 */
package io.durable.engine;
