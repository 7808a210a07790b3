package io.durable.worker;

import io.durable.Failure;
import io.durable.plan.Path;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what user code threw, whatever it is: its own methods may throw, its texts may be huge or
 * hold what cannot be stored.
 */
final class Failures {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_STACK = 16_000;
  private static final int DEEPEST = 50;
  private static final Set<String> WRAPPERS =
      Set.of(
          "jakarta.ejb.EJBException",
          "jakarta.ejb.EJBTransactionRolledbackException",
          "jakarta.ejb.TransactionRolledbackLocalException",
          "jakarta.transaction.TransactionalException",
          "java.lang.reflect.InvocationTargetException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "java.security.PrivilegedActionException");

  private Failures() {}

  /**
   * As it is kept: named after the exception that the code threw, not after what a container
   * wrapped it in.
   */
  static Failure capture(Throwable thrown, Path path) {
    var meant = meant(thrown);
    return new Failure(
        meant.getClass().getName(),
        cut(message(meant), LONGEST_MESSAGE),
        path.toString(),
        cut(stack(thrown), LONGEST_STACK));
  }

  /** A short diagnosis in place of a failure that could not be stored. */
  static Failure diagnosis(String type, Path path, String message) {
    return new Failure(type, cut(message, 500), path.toString(), "");
  }

  /** The first that is no wrapper of a container. */
  static Throwable meant(Throwable thrown) {
    for (var cause : chain(thrown)) {
      if (!WRAPPERS.contains(cause.getClass().getName())) {
        return cause;
      }
    }
    return thrown;
  }

  /** The exception and its causes. */
  static List<Throwable> chain(Throwable thrown) {
    var chain = new ArrayList<Throwable>();
    var next = thrown;
    while (next != null && chain.size() < DEEPEST) {
      chain.add(next);
      next = cause(next);
    }
    return chain;
  }

  private static Throwable cause(Throwable thrown) {
    try {
      var cause = thrown.getCause();
      return cause == thrown ? null : cause;
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private static String message(Throwable thrown) {
    try {
      var message = thrown.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | StackOverflowError e) {
      return "(its message could not be read: " + e.getClass().getName() + ")";
    }
  }

  private static String stack(Throwable thrown) {
    var text = new Bounded();
    try (var printer = new PrintWriter(text)) {
      thrown.printStackTrace(printer);
    } catch (Bounded.Full e) {
      return text.toString();
    } catch (RuntimeException | StackOverflowError e) {
      return text + "\n(the rest could not be read: " + e.getClass().getName() + ")";
    }
    return text.toString();
  }

  /** Cut to size, without what PostgreSQL does not take: NUL, and halves of surrogate pairs. */
  private static String cut(String text, int longest) {
    var kept = new StringBuilder(Math.min(text.length(), longest));
    for (var i = 0; i < text.length(); i++) {
      if (kept.length() >= longest) {
        return kept.append('…').toString();
      }
      var c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        kept.append(c).append(text.charAt(++i));
      } else {
        kept.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
      }
    }
    return kept.toString();
  }

  /** Takes a text until it is long enough; a stack of megabytes is not built in memory first. */
  private static final class Bounded extends Writer {
    private final StringBuilder text = new StringBuilder();

    private static final class Full extends RuntimeException {
      private static final long serialVersionUID = 1L;

      Full() {
        super("enough", null, false, false);
      }
    }

    @Override
    public void write(char[] chars, int from, int length) {
      text.append(chars, from, Math.min(length, LONGEST_STACK + 1));
      if (text.length() > LONGEST_STACK) {
        throw new Full();
      }
    }

    @Override
    public void flush() {
      // nothing is held back
    }

    @Override
    public void close() {
      // nothing to close
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
