package io.durable.servers;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The server of this run with the applications that users would build, and without our EAR. Test
 * classes ask for it by a parameter of their constructor; it is started by the first and stopped
 * after the last.
 */
record UsersServer(ServerUnderTest server) implements AutoCloseable {

  @Override
  public void close() {
    server.close();
  }

  /** Hands it to test classes. */
  static final class Parameter implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == UsersServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(UsersServer.class))
          .computeIfAbsent(
              UsersServer.class, type -> new UsersServer(ServerUnderTest.withUsersApplications()));
    }
  }
}
