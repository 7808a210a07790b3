package io.durable.deploy;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The first thing of the engine that a server runs; what it throws stops the deployment. An
 * enterprise bean, since Open Liberty refuses an ejb-jar without one.
 */
@Startup
@Singleton
public class StartUp {

  private static final Logger LOG = System.getLogger(StartUp.class.getName());
  private static final int OLDEST_POSTGRESQL = 14;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource source;

  @PostConstruct
  void checkDatabase() {
    try (var connection = source.getConnection()) {
      check(connection.getMetaData());
    } catch (SQLException e) {
      throw new IllegalStateException("Durable cannot reach the default data source", e);
    }
  }

  private static void check(DatabaseMetaData database) throws SQLException {
    var product = database.getDatabaseProductName();
    var version = database.getDatabaseProductVersion();
    if (!product.equals("PostgreSQL") || database.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
      throw new IllegalStateException(
          "Durable needs PostgreSQL %d or newer; the default data source is %s %s."
              .formatted(OLDEST_POSTGRESQL, product, version));
    }
    LOG.log(Level.INFO, "Durable runs on PostgreSQL {0}", version);
  }
}
