package io.durable.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * The persistence unit of the engine, for reading. It is made here and not by a {@code
 * persistence.xml}, whose data source is a constant: what is written by SQL and what is read as
 * entities always lies in the same database, whichever the configuration names.
 *
 * <p>It knows nothing of JTA and needs no platform of a server: an entity is read on a connection
 * that the data source gives, and that one is the current transaction's, as it is for every other
 * statement.
 */
final class Entities implements AutoCloseable {
  private static final List<Class<?>> MAPPED =
      List.of(
          JsonColumn.class,
          StoredExecution.class,
          StoredInput.class,
          StoredOutcome.class,
          StoredQuestion.class,
          StoredResult.class);

  private final EntityManagerFactory factory;

  Entities(DataSource source) {
    factory =
        new PersistenceProvider().createContainerEntityManagerFactory(new Unit(source), Map.of());
  }

  /** A new entity manager, for one reading. */
  EntityManager open() {
    return factory.createEntityManager();
  }

  /** Idempotent, as a server's second notice of the end needs it. */
  @Override
  public void close() {
    if (factory.isOpen()) {
      factory.close();
    }
  }

  /** What a server would read from a {@code persistence.xml}. */
  private record Unit(DataSource source) implements PersistenceUnitInfo {

    Unit {
      Objects.requireNonNull(source, "source");
    }

    @Override
    public String getPersistenceUnitName() {
      return "durable";
    }

    @Override
    public String getPersistenceProviderClassName() {
      return PersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
      return PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
      return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
      return source;
    }

    @Override
    public List<String> getMappingFileNames() {
      return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
      return List.of();
    }

    /** Only a name to EclipseLink: there is nothing to be searched for. */
    @Override
    public URL getPersistenceUnitRootUrl() {
      return Entities.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
      return MAPPED.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
      return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
      return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
      return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
      var properties = new Properties();
      Stream.of(
              // EclipseLink keeps units by this name, for all of the class loader.
              Map.entry("eclipselink.session-name", "durable-" + UUID.randomUUID()),
              Map.entry("eclipselink.target-server", "None"),
              Map.entry("eclipselink.target-database", "PostgreSQL"),
              Map.entry("eclipselink.logging.logger", "JavaLogger"),
              // Entities are read only: nothing to gain from weaving.
              Map.entry("eclipselink.weaving", "false"))
          .forEach(entry -> properties.setProperty(entry.getKey(), entry.getValue()));
      return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
      return "3.0";
    }

    @Override
    public ClassLoader getClassLoader() {
      return Entities.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
      throw new UnsupportedOperationException("weaving is off");
    }

    /** The loader itself: without weaving nothing is loaded before its time. */
    @Override
    public ClassLoader getNewTempClassLoader() {
      return getClassLoader();
    }
  }
}
