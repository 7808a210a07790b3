package io.durable.deploy;

import io.durable.InvalidConfiguration;
import io.durable.boundary.Settings;
import io.durable.store.Schema;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The {@code durable.*} keys, read once from MicroProfile Config.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>default</th><th>meaning</th></tr>
 * <tr><td>durable.datasource</td><td>java:comp/DefaultDataSource</td><td>JNDI name of the users' own data source</td></tr>
 * <tr><td>durable.schema</td><td>migrate</td><td>migrate, validate or off</td></tr>
 * <tr><td>durable.node</td><td>the host's name</td><td>the name of this node, for people</td></tr>
 * <tr><td>durable.queues</td><td>default</td><td>the queues that this node serves, separated by commas</td></tr>
 * <tr><td>durable.executions</td><td>200</td><td>how many executions this node holds in memory at once</td></tr>
 * <tr><td>durable.steps.transactional</td><td>8</td><td>how many of them run at once; fewer than the pool has connections</td></tr>
 * <tr><td>durable.steps.external</td><td>32</td><td>how many of them run at once</td></tr>
 * <tr><td>durable.steps.timeout</td><td>PT2M</td><td>the JTA timeout of transactional steps without one of their own</td></tr>
 * <tr><td>durable.payload.limit</td><td>4194304</td><td>the largest payload, in bytes of UTF-8</td></tr>
 * <tr><td>durable.heartbeat</td><td>PT3S</td><td>how often the node says that it is alive</td></tr>
 * <tr><td>durable.lease</td><td>PT15S</td><td>how long after its last heartbeat others take its executions</td></tr>
 * <tr><td>durable.poll</td><td>PT1S</td><td>how often it looks for work that nobody hinted at</td></tr>
 * <tr><td>durable.sweep</td><td>PT2S</td><td>how often it repeats hints and looks after dead nodes</td></tr>
 * <tr><td>durable.drain</td><td>PT20S</td><td>how long an orderly stop waits for running steps</td></tr>
 * <tr><td>durable.rest.challenge</td><td>Basic realm="durable"</td><td>what the REST interface tells a caller without a user to authenticate with</td></tr>
 * </table>
 *
 * @param dataSource its JNDI name
 * @param schema what to do about the tables at start-up
 * @param settings of the node
 */
public record Configuration(String dataSource, Schema.Mode schema, Settings settings) {
  private static final String PREFIX = "durable.";
  private static final String DATASOURCE = "durable.datasource";
  private static final String SCHEMA = "durable.schema";
  private static final String NODE = "durable.node";
  private static final String QUEUES = "durable.queues";
  private static final String EXECUTIONS = "durable.executions";
  private static final String TRANSACTIONAL = "durable.steps.transactional";
  private static final String EXTERNAL = "durable.steps.external";
  private static final String TIMEOUT = "durable.steps.timeout";
  private static final String PAYLOAD = "durable.payload.limit";
  private static final String HEARTBEAT = "durable.heartbeat";
  private static final String LEASE = "durable.lease";
  private static final String POLL = "durable.poll";
  private static final String SWEEP = "durable.sweep";
  private static final String DRAIN = "durable.drain";

  /** Read where it is used, in the REST module. */
  private static final String CHALLENGE = "durable.rest.challenge";

  private static final List<String> KEYS =
      List.of(
          DATASOURCE,
          SCHEMA,
          NODE,
          QUEUES,
          EXECUTIONS,
          TRANSACTIONAL,
          EXTERNAL,
          TIMEOUT,
          PAYLOAD,
          HEARTBEAT,
          LEASE,
          POLL,
          SWEEP,
          DRAIN,
          CHALLENGE);

  public Configuration {
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Reads and checks all keys.
   *
   * @throws InvalidConfiguration lists everything that is wrong
   */
  public static Configuration of(Config config) {
    return new Reading(config).read();
  }

  /** Reads one configuration and collects what is wrong with it. */
  private static final class Reading {
    private final Config config;
    private final List<String> problems = new ArrayList<>();

    Reading(Config config) {
      this.config = config;
    }

    Configuration read() {
      unknownKeys();
      var standard = Settings.standard();
      var settings =
          new Settings(
              text(NODE).orElseGet(Reading::hostName),
              queues(standard.queues()),
              number(EXECUTIONS, standard.held()),
              number(TRANSACTIONAL, standard.transactional()),
              number(EXTERNAL, standard.external()),
              duration(TIMEOUT, standard.stepTimeout()),
              number(PAYLOAD, standard.payloadLimit()),
              times(standard.times()));
      var schema = value(SCHEMA, Schema.Mode.MIGRATE, Reading::mode, "migrate, validate or off");
      if (!problems.isEmpty()) {
        throw new InvalidConfiguration(
            problems.stream()
                .collect(Collectors.joining("\n  - ", "the configuration is wrong:\n  - ", "")));
      }
      return new Configuration(
          text(DATASOURCE).orElse("java:comp/DefaultDataSource"), schema, settings);
    }

    private Settings.Times times(Settings.Times standard) {
      var times =
          new Settings.Times(
              duration(HEARTBEAT, standard.heartbeat()),
              duration(LEASE, standard.lease()),
              duration(POLL, standard.poll()),
              duration(SWEEP, standard.sweep()),
              duration(DRAIN, standard.drain()));
      if (times.lease().compareTo(times.heartbeat().multipliedBy(3)) < 0) {
        problems.add(
            "%s is %s and %s is %s: a lease shorter than three heartbeats is lost by one that is late"
                .formatted(LEASE, times.lease(), HEARTBEAT, times.heartbeat()));
      }
      return times;
    }

    /**
     * Names of environment variables are no keys of ours, and sources list them too: only the
     * dotted form counts.
     */
    private void unknownKeys() {
      StreamSupport.stream(config.getPropertyNames().spliterator(), false)
          .filter(name -> name.startsWith(PREFIX) && !KEYS.contains(name))
          .distinct()
          .sorted()
          .forEach(
              name ->
                  problems.add(
                      "there is no key '%s'; did you mean '%s'?"
                          .formatted(name, Nearest.of(name, KEYS))));
    }

    private Optional<String> text(String key) {
      return config.getOptionalValue(key, String.class).map(String::trim).filter(s -> !s.isEmpty());
    }

    private Set<String> queues(Set<String> standard) {
      return text(QUEUES)
          .map(
              list ->
                  Arrays.stream(list.split(","))
                      .map(String::trim)
                      .filter(queue -> !queue.isEmpty())
                      .collect(Collectors.toSet()))
          .filter(queues -> !queues.isEmpty())
          .orElse(standard);
    }

    private int number(String key, int standard) {
      return value(key, standard, Reading::positive, "a number from 1");
    }

    private Duration duration(String key, Duration standard) {
      return value(
          key, standard, Reading::positiveDuration, "a duration such as PT5S, longer than none");
    }

    private <T> T value(String key, T standard, Function<String, T> parse, String expected) {
      var text = text(key);
      if (text.isEmpty()) {
        return standard;
      }
      try {
        return parse.apply(text.get());
      } catch (IllegalArgumentException | DateTimeParseException e) {
        problems.add("%s is '%s', but it is to be %s".formatted(key, text.get(), expected));
        return standard;
      }
    }

    private static Schema.Mode mode(String text) {
      return Schema.Mode.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static int positive(String text) {
      var number = Integer.parseInt(text);
      if (number < 1) {
        throw new IllegalArgumentException(text);
      }
      return number;
    }

    private static Duration positiveDuration(String text) {
      var duration = Duration.parse(text);
      if (duration.isZero() || duration.isNegative()) {
        throw new IllegalArgumentException(text);
      }
      return duration;
    }

    private static String hostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException e) {
        return "node";
      }
    }
  }
}
