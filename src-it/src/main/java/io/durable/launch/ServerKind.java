package io.durable.launch;

/** The servers that the product runs on. */
public enum ServerKind {
  /** Open Liberty. */
  LIBERTY("Open Liberty", 9080),
  /** WildFly. */
  WILDFLY("WildFly", 8080);

  private final String title;
  private final int httpPort;

  ServerKind(String title, int httpPort) {
    this.title = title;
    this.httpPort = httpPort;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** The port that it has by default. */
  public int httpPort() {
    return httpPort;
  }
}
