package io.durable.launch;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real PostgreSQL from Maven Central, running as a process of this machine on a free port. */
public final class EmbeddedDatabase implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(15);

  /** Kept here, since the log manager forgets the level of a logger that nobody holds. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

  static {
    // It tells twelve lines of each start; its warnings are enough.
    LIBRARY.setLevel(Level.WARNING);
  }

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** An empty database that is gone after {@link #close}. */
  public static EmbeddedDatabase startEmpty() {
    return start(EmbeddedPostgres.builder());
  }

  /** As {@link #startEmpty()}, with settings as in {@code postgresql.conf}. */
  public static EmbeddedDatabase startEmpty(Map<String, String> settings) {
    var builder = EmbeddedPostgres.builder();
    settings.forEach(builder::setServerConfig);
    return start(builder);
  }

  /**
   * A database whose data stay in {@code folder} when it is closed or killed, and are there again
   * at the next start. One that still runs on that folder, because its launcher was killed, is
   * stopped first.
   */
  public static EmbeddedDatabase startKept(Path folder) {
    leftover(folder).ifPresent(EmbeddedDatabase::stop);
    var log = Redirect.appendTo(folder.resolveSibling(folder.getFileName() + ".log").toFile());
    return start(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(log)
            .setErrorRedirector(log));
  }

  /** Where it listens. */
  public DatabaseAddress address() {
    return new DatabaseAddress("127.0.0.1", postgres.getPort(), "postgres", "postgres", "postgres");
  }

  /** Connections to it, not pooled. */
  public DataSource dataSource() {
    return postgres.getPostgresDatabase();
  }

  /** Stops it in order. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop.", e);
    }
  }

  private static EmbeddedDatabase start(EmbeddedPostgres.Builder builder) {
    try {
      return new EmbeddedDatabase(builder.setPGStartupWait(Duration.ofSeconds(60)).start());
    } catch (IOException | IllegalStateException e) {
      throw new LaunchFailed("The embedded PostgreSQL did not start: " + e.getMessage(), e);
    }
  }

  /** PostgreSQL writes its pid into the first line of a file in its data folder. */
  private static Optional<ProcessHandle> leftover(Path folder) {
    try {
      var pid = Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip();
      return ProcessHandle.of(Long.parseLong(pid))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new LaunchFailed("Cannot read postmaster.pid in " + folder + " (" + e + ").", e);
    }
  }

  /**
   * TERM waits for clients to leave; those of a killed server are gone, so the kill is for the
   * rest.
   */
  private static void stop(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (ExecutionException e) {
      throw new LaunchFailed("Cannot wait for PostgreSQL to end, pid " + process.pid(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaunchFailed("Interrupted while PostgreSQL ended, pid " + process.pid(), e);
    }
  }
}
