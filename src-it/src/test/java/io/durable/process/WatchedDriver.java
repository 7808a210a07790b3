package io.durable.process;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** PostgreSQL's driver with an observer between it and the pool: {@code jdbc:watched:…}. */
final class WatchedDriver implements Driver {
  private static final String PREFIX = "jdbc:watched:";

  private final Points points;

  WatchedDriver(Points points) {
    this.points = points;
  }

  /** The address under which the same database is watched. */
  static String watched(String jdbcUrl) {
    return PREFIX + jdbcUrl.substring("jdbc:".length());
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    var plain = "jdbc:" + url.substring(PREFIX.length());
    return new WatchedConnection(points, plain, DriverManager.getConnection(plain, info)).proxy();
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("it logs nothing");
  }
}
