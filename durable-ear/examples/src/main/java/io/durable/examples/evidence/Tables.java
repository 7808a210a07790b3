package io.durable.examples.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/** Creates the tables of the examples at the start, where they are missing. */
@Startup
@Singleton
public class Tables {
  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  @PostConstruct
  void create() {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(script());
    } catch (SQLException e) {
      throw new IllegalStateException("The tables of the examples cannot be created", e);
    }
  }

  private static String script() {
    try (var script = Tables.class.getResourceAsStream("/examples.sql")) {
      return new String(Objects.requireNonNull(script, "examples.sql").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
