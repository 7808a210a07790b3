package io.durable.testing;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.narayana.NarayanaTransactionIntegration;
import io.durable.store.Schema;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What a server gives, in a plain JVM: a JTA transaction manager, a pool whose connections join the
 * current transaction.
 */
public final class PlainJta implements AutoCloseable {
  private final AgroalDataSource source;

  /** On this database, with a pool of that size. */
  public PlainJta(String jdbcUrl, int connections) {
    keepLogsInMemory();
    try {
      source = AgroalDataSource.from(pool(jdbcUrl, connections));
    } catch (SQLException e) {
      throw new IllegalStateException("no pool for " + jdbcUrl + ": " + e.getMessage(), e);
    }
  }

  /** On a new database of the fixture, with the schema in place. */
  public static PlainJta onNewDatabase(int connections) {
    var jta = new PlainJta(PostgresFixture.newDatabase(), connections);
    new Schema(jta.dataSource()).apply(Schema.Mode.MIGRATE);
    return jta;
  }

  // One resource in each transaction: there is nothing to recover, and no file to leave behind.
  private static void keepLogsInMemory() {
    for (var store : new String[] {null, "communicationStore", "stateStore"}) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreType(VolatileStore.class.getName());
    }
  }

  private static AgroalDataSourceConfigurationSupplier pool(String jdbcUrl, int connections) {
    return new AgroalDataSourceConfigurationSupplier()
        .connectionPoolConfiguration(
            pool ->
                pool.maxSize(connections)
                    // As on a server: a connection that broke leaves the pool.
                    .exceptionSorter(new PostgreSQLExceptionSorter())
                    .acquisitionTimeout(Duration.ofSeconds(30))
                    .transactionIntegration(
                        new NarayanaTransactionIntegration(
                            transactionManagerOfJvm(), registryOfJvm()))
                    .connectionFactoryConfiguration(factory -> factory.jdbcUrl(jdbcUrl)));
  }

  private static TransactionManager transactionManagerOfJvm() {
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  private static TransactionSynchronizationRegistry registryOfJvm() {
    return com.arjuna
        .ats
        .jta
        .common
        .jtaPropertyManager
        .getJTAEnvironmentBean()
        .getTransactionSynchronizationRegistry();
  }

  /** The pool; in a transaction, always the same connection. */
  public DataSource dataSource() {
    return source;
  }

  /** Begins and ends transactions of the current thread. */
  public UserTransaction userTransaction() {
    return com.arjuna.ats.jta.UserTransaction.userTransaction();
  }

  /** The transaction manager. */
  public TransactionManager transactionManager() {
    return transactionManagerOfJvm();
  }

  /** Tells of the current transaction. */
  public TransactionSynchronizationRegistry registry() {
    return registryOfJvm();
  }

  @Override
  public void close() {
    source.close();
  }
}
