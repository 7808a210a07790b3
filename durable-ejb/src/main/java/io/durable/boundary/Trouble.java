package io.durable.boundary;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What the database means by a failure, read from the SQL states in its causes. */
public enum Trouble {
  /** Deadlock or serialization failure: the same again may well succeed. */
  CONTENTION,
  /** The connection is lost or there is none to be had; or no heartbeat got through lately. */
  DISCONNECTED,
  /** The data themselves are refused: again is of no use. */
  REJECTED,
  /** Nothing of the database's, or nothing that says what to do. */
  OTHER;

  private static final Set<String> CONTENTION_STATES = Set.of("40001", "40P01");
  private static final Set<String> DISCONNECTED_STATES =
      Set.of("57P01", "57P02", "57P03", "53300", "25P03", "25P04");
  private static final int DEEPEST = 200;

  /**
   * The trouble named anywhere below the failure: causes, next exceptions and what was suppressed.
   */
  public static Trouble of(Throwable failure) {
    var found = OTHER;
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<Throwable>();
    open.add(failure);
    while (!open.isEmpty() && seen.size() < DEEPEST) {
      var next = open.poll();
      if (!seen.add(next)) {
        continue;
      }
      var trouble = ofOne(next);
      if (trouble.compareTo(found) < 0) {
        found = trouble;
      }
      addBelow(next, open);
    }
    return found;
  }

  private static void addBelow(Throwable failure, ArrayDeque<Throwable> open) {
    try {
      below(failure, open);
    } catch (RuntimeException | StackOverflowError e) {
      // An exception of the user's whose own methods throw says nothing of the database.
      open.clear();
    }
  }

  private static void below(Throwable failure, ArrayDeque<Throwable> open) {
    if (failure.getCause() != null) {
      open.add(failure.getCause());
    }
    if (failure instanceof SQLException sql && sql.getNextException() != null) {
      open.add(sql.getNextException());
    }
    for (var suppressed : failure.getSuppressed()) {
      open.add(suppressed);
    }
  }

  private static Trouble ofOne(Throwable failure) {
    if (failure instanceof LeaseRunOut) {
      return DISCONNECTED;
    }
    if (failure instanceof NotWritten) {
      return CONTENTION;
    }
    if (!(failure instanceof SQLException sql)) {
      return OTHER;
    }
    var state = sql.getSQLState() == null ? "" : sql.getSQLState();
    if (state.isEmpty() && noneToBeHad(sql)) {
      return DISCONNECTED;
    }
    if (CONTENTION_STATES.contains(state)) {
      return CONTENTION;
    }
    if (state.startsWith("08")
        || DISCONNECTED_STATES.contains(state)
        || sql instanceof SQLRecoverableException
        || sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException) {
      return DISCONNECTED;
    }
    // 22: invalid data (a NUL in a text); 54: a program limit (a value too large)
    return state.startsWith("22") || state.startsWith("54") ? REJECTED : OTHER;
  }

  /** WildFly's pool says by the number of a message only that it has no connection to give. */
  private static boolean noneToBeHad(SQLException sql) {
    var message = String.valueOf(sql.getMessage());
    return message.contains("IJ000453") || message.contains("IJ000655");
  }
}
