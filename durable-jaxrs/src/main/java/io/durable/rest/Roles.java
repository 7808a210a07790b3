package io.durable.rest;

/** Who may call what. The names are those of the container's roles. */
final class Roles {
  /** Reads. */
  static final String VIEWER = "durable-viewer";

  /** Starts, sends events, answers, cancels. */
  static final String OPERATOR = "durable-operator";

  /** Approves, rejects, answers. */
  static final String APPROVER = "durable-approver";

  private Roles() {}
}
