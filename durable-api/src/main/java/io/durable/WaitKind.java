package io.durable;

/** What a wait asks for. */
public enum WaitKind {
  APPROVAL,
  INPUT,
  CHOICE,
  EVENT,
  SLEEP
}
