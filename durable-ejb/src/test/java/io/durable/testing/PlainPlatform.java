package io.durable.testing;

import jakarta.transaction.TransactionManager;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Tells EclipseLink of the transaction manager of a plain JVM. */
public final class PlainPlatform extends ServerPlatformBase {

  /** Made by EclipseLink, by name. */
  public PlainPlatform(DatabaseSession session) {
    super(session);
    disableRuntimeServices();
  }

  @Override
  public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
    return Controller.class;
  }

  /** Finds the transaction manager. */
  public static final class Controller extends JTATransactionController {
    @Override
    protected TransactionManager acquireTransactionManager() {
      return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }
  }
}
