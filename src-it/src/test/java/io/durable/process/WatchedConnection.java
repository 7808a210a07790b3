package io.durable.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;

/** A physical connection whose statements and commits are points. */
final class WatchedConnection {
  private static final String CLAIMS = "Claims.claim";

  private final Points points;
  private final String address;
  private final Connection connection;
  private final int backend;

  /** What this transaction did last to each case that it touched. */
  private final Map<String, String> touched = new LinkedHashMap<>();

  WatchedConnection(Points points, String address, Connection connection) throws SQLException {
    this.points = points;
    this.address = address;
    this.connection = connection;
    this.backend = connection.unwrap(PGConnection.class).getBackendPID();
  }

  Connection proxy() {
    return proxy(Connection.class, this::onConnection);
  }

  private Object onConnection(Object self, Method method, Object[] arguments) throws Throwable {
    var result = call(connection, method, arguments);
    switch (method.getName()) {
      case "prepareStatement" -> {
        return proxy(PreparedStatement.class, new Watched((PreparedStatement) result));
      }
      case "commit" -> committed();
      case "rollback" -> touched.clear();
      default -> {
        // nothing of the database's
      }
    }
    return result;
  }

  private void committed() throws SQLException {
    var over = new LinkedHashMap<>(touched);
    touched.clear();
    for (var one : over.entrySet()) {
      at(one.getKey(), "commit " + one.getValue());
    }
  }

  /** A statement was executed. */
  private void executed(Statement statement) throws SQLException {
    for (var one : statement.labels(points).entrySet()) {
      touched.put(one.getKey(), one.getValue());
      at(one.getKey(), one.getValue());
    }
  }

  private void at(String name, String label) throws SQLException {
    var action = points.reach(name, label);
    if (action.isEmpty()) {
      return;
    }
    switch (action.get()) {
      case CUT -> cut();
      case LOSE -> {
        connection.close();
        throw new SQLException("the answer to the commit was lost", "08006");
      }
      case STOP, PAUSE -> {
        // done
      }
    }
  }

  private void cut() throws SQLException {
    try (var other = DriverManager.getConnection(address);
        var end = other.prepareStatement("select pg_terminate_backend(?, 5000)")) {
      end.setInt(1, backend);
      end.executeQuery().close();
    }
  }

  /** A statement and what it was given. */
  private final class Watched implements InvocationHandler {
    private final PreparedStatement statement;
    private final Map<Integer, Object> parameters = new LinkedHashMap<>();

    Watched(PreparedStatement statement) {
      this.statement = statement;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      var name = method.getName();
      if (name.startsWith("set") && arguments.length >= 2 && arguments[0] instanceof Integer at) {
        parameters.put(at, arguments[1]);
      }
      var result = call(statement, method, arguments);
      if (!name.startsWith("execute")) {
        return result;
      }
      var done = new Statement(Statement.caller(), List.copyOf(texts()));
      if (result instanceof ResultSet rows && done.verb().startsWith(CLAIMS)) {
        return proxy(ResultSet.class, new Claiming(rows, done));
      }
      executed(done);
      return result;
    }

    private List<String> texts() {
      return parameters.values().stream().map(String::valueOf).toList();
    }
  }

  /** Which executions a claim gave is known when it has been read; the row is held by then. */
  private final class Claiming implements InvocationHandler {
    private final ResultSet rows;
    private Statement done;

    Claiming(ResultSet rows, Statement asked) {
      this.rows = rows;
      this.done = new Statement(asked.verb(), List.of());
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      var result = call(rows, method, arguments);
      if (result instanceof UUID id) {
        done = done.with(id.toString());
      }
      if (method.getName().equals("close")) {
        executed(done);
        done = new Statement(done.verb(), List.of());
      }
      return result;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
