package io.durable.function;

import java.util.Objects;

/**
 * A value that cannot be stored as JSON, or JSON that does not fit a type: what is wrong and where.
 *
 * <p>Whoever knows the workflow, execution and path wraps it in an exception that says those too.
 * It is never worth a retry: the same value fails the same way. Neither its message nor its reason
 * names a Java class, so that both may be shown to a caller over HTTP.
 */
public final class PayloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** NaN or an infinity: JSON has no such number. */
    NOT_A_NUMBER,
    /** A NUL character or half of a surrogate pair: PostgreSQL does not take them. */
    FORBIDDEN_CHARACTER,
    /** Nested too deep, which is also how a cycle ends. */
    TOO_DEEP,
    /** More bytes than the limit, or a number of too many digits. */
    TOO_LARGE,
    /** The value is not of its declared type, or its own code threw while it was read. */
    UNREADABLE,
    /** The text is not JSON. */
    MALFORMED,
    /** The JSON does not fit the type that is asked for. */
    DOES_NOT_FIT
  }

  private final Kind kind;
  private final String field;
  private final String reason;

  PayloadException(Kind kind, String field, String reason, Throwable cause) {
    super(field.isEmpty() ? reason : field + ": " + reason, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.field = Objects.requireNonNull(field, "field");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  PayloadException(Kind kind, String field, String reason) {
    this(kind, field, reason, null);
  }

  public Kind kind() {
    return kind;
  }

  /** The place in the JSON, for example {@code lines[2].sku}; empty for the whole. */
  public String field() {
    return field;
  }

  /** What is wrong at {@link #field()}. */
  public String reason() {
    return reason;
  }
}
