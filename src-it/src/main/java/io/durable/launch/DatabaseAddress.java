package io.durable.launch;

import java.util.Map;

/**
 * Where a PostgreSQL listens and who may enter; what the configurations of both servers ask for.
 */
public record DatabaseAddress(String host, int port, String name, String user, String password) {

  /** The address for a JDBC driver. */
  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  /** The environment variables under which both server configurations find the address. */
  Map<String, String> environment() {
    return Map.of(
        "DB_HOST", host,
        "DB_PORT", Integer.toString(port),
        "DB_NAME", name,
        "DB_USER", user,
        "DB_PASSWORD", password);
  }
}
