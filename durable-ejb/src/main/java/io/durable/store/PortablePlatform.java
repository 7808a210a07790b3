package io.durable.store;

import jakarta.transaction.TransactionManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/**
 * Tells EclipseLink where the server keeps its transaction manager. WildFly knows no platform of
 * EclipseLink's by itself; Open Liberty puts its own in the place of this one, which finds the
 * manager there all the same.
 */
public final class PortablePlatform extends ServerPlatformBase {

  /** Made by EclipseLink, by name. */
  public PortablePlatform(DatabaseSession session) {
    super(session);
    disableRuntimeServices();
  }

  @Override
  public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
    return Controller.class;
  }

  /** Finds the transaction manager. */
  public static final class Controller extends JTATransactionController {
    private static final String WILDFLY = "java:jboss/TransactionManager";
    private static final String LIBERTY = "com.ibm.tx.jta.TransactionManagerFactory";

    @Override
    // A constant name in the server's own naming: nobody's input is looked up.
    @SuppressWarnings("BanJNDI")
    protected TransactionManager acquireTransactionManager() throws Exception {
      try {
        return InitialContext.doLookup(WILDFLY);
      } catch (NamingException e) {
        // Open Liberty has no name for it, only a class.
        return (TransactionManager)
            Class.forName(LIBERTY).getMethod("getTransactionManager").invoke(null);
      }
    }
  }
}
