package io.durable.probe;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes in the three ways that users have: their own EclipseLink, the server's JPA, plain JDBC.
 */
@ApplicationScoped
public class Writer {
  private static final String WHERE = "select pg_backend_pid(), txid_current()";

  @PersistenceContext(unitName = "probe")
  EntityManager own;

  @PersistenceContext(unitName = "server")
  EntityManager servers;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  /** Writes a line in each way, and tells where it went. */
  public List<Trace> write(String text) throws SQLException {
    return List.of(
        written(own, text + " by EclipseLink"),
        written(servers, text + " by the server's JPA"),
        written(text + " by JDBC"));
  }

  /** As {@link #write}, and fails. */
  public List<Trace> writeAndFail(String text) throws SQLException {
    throw new IllegalStateException("after " + write(text));
  }

  private static Trace written(EntityManager entities, String text) {
    entities.persist(new Line(text));
    entities.flush();
    var row = (Object[]) entities.createNativeQuery(WHERE).getSingleResult();
    var by = entities.getDelegate().getClass().getName();
    return new Trace(by, ((Number) row[0]).intValue(), ((Number) row[1]).longValue());
  }

  private Trace written(String text) throws SQLException {
    try (var connection = source.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into probe_line (id, text) values (gen_random_uuid()::text, ?)");
        var where = connection.prepareStatement(WHERE)) {
      insert.setString(1, text);
      insert.executeUpdate();
      try (var rows = where.executeQuery()) {
        rows.next();
        return new Trace("JDBC", rows.getInt(1), rows.getLong(2));
      }
    }
  }
}
