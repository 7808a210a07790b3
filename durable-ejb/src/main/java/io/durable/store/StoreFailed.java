package io.durable.store;

import java.sql.SQLException;

/**
 * The database refused, or could not be asked. The transaction that it happened in can only roll
 * back; the cause holds the SQL state, by which the caller tells contention and lost connections
 * from data that no repetition will make acceptable.
 */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailed(String message, SQLException cause) {
    super(message, cause);
  }

  /** Five characters, as the SQL standard and PostgreSQL define them; empty when there is none. */
  public String sqlState() {
    var state = ((SQLException) getCause()).getSQLState();
    return state == null ? "" : state;
  }
}
